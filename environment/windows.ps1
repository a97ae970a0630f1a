# The launch scripts for Windows: the same sub-commands, options and order as their bash twins.
#   environment\reproduce 01 --scale smoke
#   environment\verify [--also-jdk DIR] [MAVEN OPTION...]
#   environment\jupyter [--check] [JUPYTER OPTION...]
#   environment\refigure list
# '--install' before everything else is taken and does nothing: packages of the system are installed
# by 'winget', which the messages name.
# Works in Windows PowerShell 5.1 and PowerShell 7.
$ErrorActionPreference = 'Continue'
$root = Split-Path -Parent $PSScriptRoot
$target = Join-Path $root 'target'
$kernelTarget = Join-Path $root 'environment\kernel\target'
$toolkitTarget = Join-Path $root 'toolkit\target'
$jupyterData = Join-Path $kernelTarget 'jupyter'
$oldestJdk = 17
$oldestMaven = [version]'3.8'

function Say([string]$line) { [Console]::Error.WriteLine($line) }

function Stop-With([string]$line, [int]$code = 1) {
  Say $line
  exit $code
}

function Test-Command([string]$name) { [bool](Get-Command $name -ErrorAction SilentlyContinue) }

# The major version of the JDK in a folder, 0 where there is no compiler.
function Get-JdkVersion([string]$jdkFolder) {
  if (-not $jdkFolder -or -not (Test-Path (Join-Path $jdkFolder 'bin\javac.exe'))) { return 0 }
  $release = Join-Path $jdkFolder 'release'
  if (-not (Test-Path $release)) { return 0 }
  $line = Select-String -Path $release -Pattern '^JAVA_VERSION="(?:1\.)?(\d+)' | Select-Object -First 1
  if ($line) { return [int]$line.Matches[0].Groups[1].Value }
  return 0
}

function Get-JdkCandidates {
  if ($env:JAVA_HOME) { $env:JAVA_HOME }
  $javac = Get-Command javac -ErrorAction SilentlyContinue
  if ($javac) { Split-Path -Parent (Split-Path -Parent $javac.Source) }
  foreach ($vendor in 'Eclipse Adoptium', 'Java', 'Microsoft', 'Zulu', 'Amazon Corretto', 'BellSoft') {
    $folder = Join-Path $env:ProgramFiles $vendor
    if (Test-Path $folder) { Get-ChildItem $folder -Directory | ForEach-Object { $_.FullName } }
  }
}

function Use-Jdk {
  $found = Get-JdkCandidates | Where-Object { (Get-JdkVersion $_) -ge $oldestJdk } | Select-Object -First 1
  if (-not $found) {
    Stop-With "A JDK $oldestJdk or newer is needed and none was found: install one with 'winget install EclipseAdoptium.Temurin.17.JDK' (Windows), 'brew install openjdk@17' (macOS) or 'sudo apt install openjdk-17-jdk-headless' (Debian, Ubuntu), or point JAVA_HOME at one."
  }
  $env:JAVA_HOME = $found
}

function Use-Maven {
  $version = $null
  if (Test-Command 'mvn') {
    $line = & mvn -v 2>$null | Select-String 'Apache Maven (\d+\.\d+)' | Select-Object -First 1
    if ($line) { $version = [version]$line.Matches[0].Groups[1].Value }
  }
  if (-not $version -or $version -lt $oldestMaven) {
    $shown = if ($version) { $version } else { 'none' }
    Stop-With "Maven $oldestMaven or newer is needed and $shown was found: install it with 'winget install Apache.Maven' or 'choco install maven' (Windows), 'brew install maven' (macOS) or 'sudo apt install maven' (Debian, Ubuntu)."
  }
}

function Get-NativeFlags([string]$jdkFolder) {
  $version = Get-JdkVersion $jdkFolder
  if ($version -ge 22) { '--enable-native-access=ALL-UNNAMED' }
  if ($version -ge 23) { '--sun-misc-unsafe-memory-access=allow' }
}

function Test-Built {
  $stamp = Join-Path $target 'built'
  foreach ($file in $stamp, (Join-Path $toolkitTarget 'toolkit.jar'), (Join-Path $kernelTarget 'kernel.jar')) {
    if (-not (Test-Path $file)) { return $false }
  }
  $built = (Get-Item $stamp).LastWriteTimeUtc
  $sources = 'pom.xml', 'toolkit\pom.xml', 'toolkit\src\main', 'environment\kernel\pom.xml', 'environment\kernel\src\main' |
    ForEach-Object { Join-Path $root $_ }
  $newer = @(Get-Item $sources) + @(Get-ChildItem $sources -Recurse) | Where-Object { $_.LastWriteTimeUtc -gt $built }
  return -not $newer
}

function Invoke-Build {
  if (Test-Built) { return }
  Use-Maven
  New-Item -ItemType Directory -Force $target | Out-Null
  $stamp = Join-Path $target 'built'
  $log = Join-Path $target 'build.log'
  if (Test-Path $stamp) { Say 'Building (a source changed) ...' }
  else { Say "Building (the first time fetches about 400 MB of libraries into Maven's cache; a minute or more) ..." }
  $started = Get-Date
  & mvn -q -B -ntp -f (Join-Path $root 'pom.xml') '-Dmaven.test.skip=true' -pl 'toolkit,environment/kernel' package *> $log
  if ($LASTEXITCODE -ne 0) {
    Get-Content $log -Tail 30 | ForEach-Object { Say $_ }
    Stop-With "The build failed; the whole log is $log"
  }
  Set-Content $stamp ''
  (Get-Item $stamp).LastWriteTimeUtc = $started.ToUniversalTime()
  Say "Built in $([int]((Get-Date) - $started).TotalSeconds) s."
}

function Set-Kernelspec {
  $spec = Join-Path $jupyterData 'kernels\java\kernel.json'
  $madeFor = Join-Path $jupyterData 'made-for'
  $now = "$env:JAVA_HOME $root"
  $stamp = Join-Path $target 'built'
  $stale = -not (Test-Path $spec) -or -not (Test-Path $madeFor) -or
    ((Get-Content $madeFor -TotalCount 1) -ne $now) -or
    ((Get-Item $stamp).LastWriteTimeUtc -gt (Get-Item $spec).LastWriteTimeUtc)
  if ($stale) {
    New-Item -ItemType Directory -Force (Join-Path $jupyterData 'kernels') | Out-Null
    $log = Join-Path $target 'kernelspec.log'
    & "$env:JAVA_HOME\bin\java" -cp "$kernelTarget\kernel.jar;$kernelTarget\lib\*" org.refigure.kernel.InstallKernelSpec --to "$jupyterData\kernels" --classpath "$toolkitTarget\toolkit.jar;$toolkitTarget\lib\*.jar" *> $log
    if ($LASTEXITCODE -ne 0) {
      Get-Content $log -Tail 10 | ForEach-Object { Say $_ }
      Stop-With "The Java kernel could not be registered below $jupyterData; the log is $log"
    }
    Set-Content $madeFor $now
  }
  $env:JUPYTER_PATH = if ($env:JUPYTER_PATH) { "$jupyterData;$env:JUPYTER_PATH" } else { $jupyterData }
  $env:REFIGURE_HOME = $root # tells the kernel where the folder datasets is
}

function Invoke-Refigure([string[]]$arguments) {
  Use-Jdk
  Invoke-Build
  Set-Kernelspec
  $flags = @(Get-NativeFlags $env:JAVA_HOME)
  # Most commands have no hot loop: what they start computes in a JVM of its own. These compute here.
  $command = "$($arguments | Select-Object -First 1)"
  if ($command -in 'spectrum', 'compare') { $flags += '--add-modules=jdk.incubator.vector' }
  elseif ($command -ne 'import') { $flags += '-XX:TieredStopAtLevel=1' }
  & "$env:JAVA_HOME\bin\java" '-XX:+UseSerialGC' '-Duser.language=en' '-Duser.country=' '-Djava.awt.headless=true' @flags -cp "$toolkitTarget\toolkit.jar;$toolkitTarget\lib\*" org.refigure.cli.Refigure @arguments
  exit $LASTEXITCODE
}

function Invoke-Verify([string[]]$arguments) {
  $alsoJdk = ''
  if ($arguments.Count -gt 0 -and $arguments[0] -eq '--also-jdk') {
    if ($arguments.Count -lt 2) { Stop-With '--also-jdk needs the folder of a JDK' 2 }
    $alsoJdk = $arguments[1]
    if ((Get-JdkVersion $alsoJdk) -eq 0) { Stop-With "--also-jdk = $alsoJdk holds no JDK (no bin\javac.exe): name a JDK's folder" 2 }
    $arguments = @($arguments | Select-Object -Skip 2)
  }
  Use-Jdk
  Use-Maven
  New-Item -ItemType Directory -Force $target | Out-Null
  $closing = Join-Path $target 'verify.closing'
  Set-Content -Path $closing -Value @()
  $script:verified = $true
  Invoke-Tests "JDK $(Get-JdkVersion $env:JAVA_HOME)" (Join-Path $target 'verify.log') (@('verify', '-Dspotless.check.skip=true') + $arguments)
  if (-not $alsoJdk) {
    $alsoJdk = Get-JdkCandidates | Where-Object { (Get-JdkVersion $_) -gt (Get-JdkVersion $env:JAVA_HOME) } |
      Sort-Object { Get-JdkVersion $_ } | Select-Object -Last 1
  }
  if ($alsoJdk) {
    $version = Get-JdkVersion $alsoJdk
    Say "The toolkit's and the kernel's tests once more on JDK $version"
    $flags = (@('--add-modules=jdk.incubator.vector', '-XX:InlineSmallCode=1000', '-XX:CompileCommand=quiet', '-XX:CompileCommand=dontinline,org.refigure.fused.Softmax::*', '-Duser.language=en', '-Duser.country=', '-Djava.awt.headless=true', '-Dai.djl.offline=true') + @(Get-NativeFlags $alsoJdk)) -join ' '
    Invoke-Tests "JDK $version" (Join-Path $target "verify-jdk$version.log") (@('test', '-pl', 'toolkit,environment/kernel', "-Djvm=$alsoJdk\bin\java", "-Dsurefire.argLine=$flags", "-Dsurefire.reportNameSuffix=jdk$version") + $arguments)
  } else {
    Add-Content -Path $closing -Value "verify: skipped the toolkit's and the kernel's tests on a newer JDK: none was found; install one, or name its folder with --also-jdk"
  }
  if ((Get-JdkVersion $env:JAVA_HOME) -lt 23) {
    Say 'The format of the sources'
    & mvn -B -ntp -f (Join-Path $root 'pom.xml') --fail-at-end -q spotless:check 2>&1 | Tee-Object -FilePath (Join-Path $target 'verify-format.log')
    if ($LASTEXITCODE -ne 0) {
      $script:verified = $false
      Add-Content -Path $closing -Value 'verify: failed the format of the sources: mvn spotless:apply mends it'
    }
  }
  Get-Content $closing
  if ($script:verified) { 'verify: passed'; exit 0 }
  "verify: FAILED; the whole logs are $target\verify*.log"
  exit 1
}

# A run of tests and its closing lines; it failed where Maven did, where a test did, or where Maven
# speaks of an error that no report holds, such as a JVM that fell over.
function Invoke-Tests([string]$title, [string]$log, [string[]]$arguments) {
  $stamp = Join-Path $target 'verify.started'
  Set-Content -Path $stamp -Value ''
  & mvn -B -ntp -f (Join-Path $root 'pom.xml') --fail-at-end '-Dmaven.test.failure.ignore=true' @arguments 2>&1 | Tee-Object -FilePath $log | Out-Host
  if ($LASTEXITCODE -ne 0) { $script:verified = $false }
  $reports = 'toolkit', 'environment\kernel', 'environment\cluster', 'tests\sample-project', 'tests' | ForEach-Object { Join-Path $root "$_\target\surefire-reports" }
  & (Join-Path $env:JAVA_HOME 'bin\java') (Join-Path $root 'environment\ClosingLines.java') $stamp $title @reports | Add-Content -Path $closing
  if ($LASTEXITCODE -ne 0) { $script:verified = $false }
  if (Select-String -Path $log -Pattern '^\[ERROR\]' -Quiet) { $script:verified = $false }
}

# Front ends in the order they are tried; each gives the command, or nothing after saying why.
function Find-Present {
  foreach ($name in 'jupyter-lab', 'jupyter-notebook') { if (Test-Command $name) { return , @("$name on PATH", $name) } }
  foreach ($module in 'jupyterlab', 'notebook') {
    if (Test-Command 'python') {
      & python -m $module --version *> $null
      if ($LASTEXITCODE -eq 0) { return , @("$module of python", 'python', '-m', $module) }
    }
  }
}

function Find-WithUv([string]$log) {
  if (-not (Test-Command 'uv')) { Say '- uv is not on PATH'; return }
  & uv tool run --from jupyterlab jupyter-lab --version *> $log
  if ($LASTEXITCODE -eq 0) { return , @('JupyterLab through uv', 'uv', 'tool', 'run', '--from', 'jupyterlab', 'jupyter-lab') }
  Say '- uv could not fetch JupyterLab'
}

function Find-WithConda([string]$tools, [string]$log) {
  foreach ($conda in 'mamba', 'conda', 'micromamba') {
    if (-not (Test-Command $conda)) { continue }
    $lab = Join-Path $tools 'conda\Scripts\jupyter-lab.exe'
    if (-not (Test-Path $lab)) { & $conda create -y -q -p (Join-Path $tools 'conda') -c conda-forge jupyterlab *> $log }
    if (Test-Path $lab) { return , @("JupyterLab through $conda", $lab) }
    Say "- $conda could not install JupyterLab"
    return
  }
  Say '- conda is not on PATH'
}

function Find-WithVenv([string]$tools, [string]$log) {
  if (-not (Test-Command 'python')) { Say '- python is not on PATH'; return }
  $lab = Join-Path $tools 'venv\Scripts\jupyter-lab.exe'
  if (-not (Test-Path $lab)) {
    & python -m venv (Join-Path $tools 'venv') *> $log
    & (Join-Path $tools 'venv\Scripts\python.exe') -m pip install -q --timeout 20 --retries 1 jupyterlab *> $log
  }
  if (Test-Path $lab) { return , @('JupyterLab in a private venv', $lab) }
  Say '- pip could not install JupyterLab'
}

function Invoke-Jupyter([string[]]$arguments) {
  $check = $arguments.Count -gt 0 -and $arguments[0] -eq '--check'
  if ($check) { $arguments = @($arguments | Select-Object -Skip 1) }
  Use-Jdk
  Invoke-Build
  Set-Kernelspec
  $tools = Join-Path $target 'jupyter'
  $log = Join-Path $tools 'install.log'
  New-Item -ItemType Directory -Force $tools | Out-Null
  $found = Find-Present
  if (-not $found) {
    Say 'No Jupyter found; trying uv, conda, a venv with pip:'
    $found = Find-WithUv $log
    if (-not $found) { $found = Find-WithConda $tools $log }
    if (-not $found) { $found = Find-WithVenv $tools $log }
    if (-not $found) { Stop-With "No Jupyter could be found or installed: install JupyterLab ('pip install jupyterlab') and start this again." }
  }
  $command = $found[1]
  $fixed = @($found | Select-Object -Skip 2)
  if ($check) {
    "front end: $($found[0]), version $(& $command @fixed --version 2>$null | Select-Object -Last 1)"
    "java kernel: $jupyterData\kernels\java"
    exit 0
  }
  Set-Location (Join-Path $root 'notebooks')
  Say "Starting: $($found[0]) (stop it with Ctrl-C twice)"
  & $command @fixed @arguments
  exit $LASTEXITCODE
}

$command, $rest = $args
$rest = @($rest | Where-Object { $null -ne $_ })
if ($rest.Count -gt 0 -and $rest[0] -eq '--install') { $rest = @($rest | Select-Object -Skip 1) }
switch ($command) {
  'refigure' { Invoke-Refigure $rest }
  'reproduce' { Invoke-Refigure (@('reproduce') + $rest) }
  'verify' { Invoke-Verify $rest }
  'jupyter' { Invoke-Jupyter $rest }
  default { Stop-With "command = '$command' must be refigure, reproduce, verify or jupyter" 2 }
}
