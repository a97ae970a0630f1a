# shellcheck shell=bash
# What the launch scripts share: find a JDK and Maven, build what changed, make the Java kernel
# known to Jupyter. Sourced, never run; it works in bash 3.2, which macOS ships.

# The repository this file lies in, whatever the caller's directory is.
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
kernel_target="$root/environment/kernel/target"
toolkit_target="$root/toolkit/target"
cluster_target="$root/environment/cluster/target"
jupyter_data="$kernel_target/jupyter"
oldest_jdk=17
oldest_maven=3.8

say() { printf '%s\n' "$*" >&2; }

fail() {
  say "$*"
  exit 1
}

is_root() { [ "$(id -u)" = 0 ]; }

# True on Debian and its children for a user who may install packages of the system.
can_apt() { is_root && command -v apt-get >/dev/null 2>&1; }

# may_install WHAT: packages of the system are installed only where the user said so: beforehand by
# '--install' (or REFIGURE_INSTALL=yes), or now, where a person looks on, by a 'y'.
may_install() {
  local answer=''
  can_apt || return 1
  [ "${REFIGURE_INSTALL:-}" != yes ] || return 0
  [ -t 0 ] && [ -t 2 ] || return 1
  printf 'Install %s as a package of this system with apt? [y/N] ' "$1" >&2
  IFS= read -r answer || return 1
  case "$answer" in y | Y | yes) true ;; *) false ;; esac
}

# What to add to an answer that says how to install something: the scripts could do it here.
or_install() { ! can_apt || printf '%s' "; or start this again with --install as its first word"; }

# apt_install LOG PACKAGE...: quiet; the log is shown by the caller when it fails.
apt_install() {
  local log=$1
  shift
  mkdir -p "$(dirname "$log")"
  {
    DEBIAN_FRONTEND=noninteractive apt-get -qq update &&
      DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "$@"
  } >"$log" 2>&1 </dev/null
}

# The major version of the JDK in folder $1, or nothing where there is no compiler.
jdk_version() {
  local home=$1 version
  [ -x "$home/bin/javac" ] || return 0
  version=$(sed -n 's/^JAVA_VERSION="\([^"]*\)".*/\1/p' "$home/release" 2>/dev/null)
  [ -n "$version" ] || version=$("$home/bin/javac" -version 2>&1 | sed -n 's/^javac //p')
  version=${version#1.}
  printf '%s' "${version%%[!0-9]*}"
}

is_new_enough() {
  local version
  version=$(jdk_version "$1")
  [ -n "$version" ] && [ "$version" -ge "$oldest_jdk" ]
}

# Folders that may hold a JDK, the most wanted first.
jdk_candidates() {
  [ -z "${JAVA_HOME:-}" ] || printf '%s\n' "$JAVA_HOME"
  if [ -x /usr/libexec/java_home ]; then
    /usr/libexec/java_home -v "$oldest_jdk+" 2>/dev/null
  elif command -v javac >/dev/null 2>&1; then
    java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p'
  fi
  local home
  for home in /usr/lib/jvm/* /Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home "$HOME"/.sdkman/candidates/java/current "$HOME"/.jdks/*; do
    [ ! -d "$home" ] || printf '%s\n' "$home"
  done
}

first_jdk() {
  local home
  while IFS= read -r home; do
    if is_new_enough "$home"; then
      printf '%s' "$home"
      return
    fi
  done < <(jdk_candidates)
}

# Sets JAVA_HOME to a JDK that is new enough, installing one where that is possible.
need_jdk() {
  local found log="$root/target/apt-jdk.log" package
  found=$(first_jdk)
  if [ -z "$found" ] && may_install 'a JDK (about 250 MB)'; then
    say "Installing a JDK with apt ..."
    for package in openjdk-17-jdk-headless openjdk-21-jdk-headless default-jdk-headless; do
      if apt_install "$log" "$package"; then break; fi
    done
    found=$(first_jdk)
    [ -n "$found" ] || tail -n 5 "$log" >&2
  fi
  [ -n "$found" ] || fail "A JDK $oldest_jdk or newer is needed and none was found: install one with \
'sudo apt install openjdk-17-jdk-headless' (Debian, Ubuntu), 'brew install openjdk@17' (macOS) or \
'winget install EclipseAdoptium.Temurin.17.JDK' (Windows), or point JAVA_HOME at one$(or_install)."
  if [ -n "${JAVA_HOME:-}" ] && [ "$found" != "$JAVA_HOME" ]; then
    say "JAVA_HOME = $JAVA_HOME holds no JDK $oldest_jdk or newer: using $found"
  fi
  JAVA_HOME=$found
  export JAVA_HOME
}

maven_version() {
  command -v mvn >/dev/null 2>&1 || return 0
  mvn -v 2>/dev/null </dev/null | sed -n 's/.*Apache Maven \([0-9][0-9.]*\).*/\1/p'
}

maven_is_new_enough() {
  local version=$1 major rest minor
  [ -n "$version" ] || return 1
  major=${version%%.*}
  rest=${version#*.}
  minor=${rest%%.*}
  [ "$major" -gt "${oldest_maven%%.*}" ] ||
    { [ "$major" -eq "${oldest_maven%%.*}" ] && [ "$minor" -ge "${oldest_maven#*.}" ]; }
}

need_maven() {
  local version log="$root/target/apt-maven.log"
  version=$(maven_version)
  if [ -z "$version" ] && may_install Maven; then
    say "Installing Maven with apt ..."
    apt_install "$log" maven || tail -n 5 "$log" >&2
    version=$(maven_version)
  fi
  maven_is_new_enough "$version" || fail "Maven $oldest_maven or newer is needed and \
${version:-none} was found: install it with 'sudo apt install maven' (Debian, Ubuntu), \
'brew install maven' (macOS) or 'winget install Apache.Maven' or 'choco install maven' (Windows)$(or_install)."
}

# Every JVM of ours speaks one language, so that a number reads the same wherever it is printed.
# shellcheck disable=SC2034 # read by the scripts that source this one
one_language='-Duser.language=en -Duser.country='

# The first UTF-8 locale of this system, the plain one before those of a country, or nothing.
utf8_locale() {
  local installed wanted
  installed=$(locale -a 2>/dev/null) || return 0
  for wanted in 'C\.utf-?8' 'en_US\.utf-?8' '.*\.utf-?8'; do
    if printf '%s\n' "$installed" | grep -iExm 1 "$wanted"; then return; fi
  done
}

# A JVM on Linux reads names of files as the locale says: in plain C it finds no folder with an
# umlaut, not even that of its own classes. Sets a UTF-8 locale where another charset is in force.
need_utf8() {
  local found
  [ "$(uname -s)" = Linux ] || return 0 # elsewhere names of files are Unicode whatever the locale
  case "$(locale charmap 2>/dev/null)" in UTF-8 | utf8) return 0 ;; esac
  found=$(utf8_locale)
  if [ -z "$found" ]; then
    case "$root" in
      *[![:ascii:]]*) fail "$root has letters beyond ASCII and this system has no UTF-8 locale: \
install one ('sudo apt install locales' and 'sudo locale-gen en_US.UTF-8') or move the clone" ;;
    esac
  elif [ -n "${LC_ALL:-}" ]; then
    export LC_ALL="$found"
  else
    export LC_CTYPE="$found"
  fi
}
need_utf8

# A JVM looks a user's home up in the system's list of users. In a container whose user is a mere
# number it finds none, and Maven would fetch into a folder "?" of the current one.
need_home() {
  if id -un >/dev/null 2>&1; then return 0; fi
  [ -w "${HOME:-}" ] || fail "HOME = ${HOME:-} must be a folder that can be \
written: user $(id -u) has no home in this system's list of users, and libraries are kept there"
  export MAVEN_OPTS="${MAVEN_OPTS:-} -Duser.home=$HOME"
}
need_home

# The Vector API, an incubator module: JVMs that train or multiply bfloat16 fast name it and warn of
# it on stderr, which no option prevents. Workers and notebooks name it themselves; without it DJL
# computes the steps, and OpenBLAS the products.
# shellcheck disable=SC2034 # read by the scripts that source this one
vector_module=--add-modules=jdk.incubator.vector
# shellcheck disable=SC2034 # read by the scripts that source this one; as in a sweep's workers (WorkerCommand)
vector_inlining="-XX:InlineSmallCode=1000 -XX:CompileCommand=quiet -XX:CompileCommand=dontinline,org.refigure.fused.Softmax::*"

# Flags that keep newer JVMs quiet about native code, which the toolkit's libraries load.
native_flags() {
  local version
  version=$(jdk_version "$1")
  [ "$version" -lt 22 ] || printf '%s' "--enable-native-access=ALL-UNNAMED"
  [ "$version" -lt 23 ] || printf '%s' " --sun-misc-unsafe-memory-access=allow"
}

# True where the user asks for the Spark engine: nobody else fetches its 220 MB.
wants_spark() { case "${REFIGURE_ENGINE:-}" in spark:*) true ;; *) false ;; esac; }

# The libraries of notebooks and of the command line, joined by ':'. $1 is what stands for all jars
# of a folder: '*' for java, '*.jar' for the kernel.
libraries() {
  local found="$toolkit_target/toolkit.jar:$toolkit_target/lib/$1"
  ! wants_spark || found="$found:$cluster_target/cluster.jar:$cluster_target/spark/jars/$1"
  printf '%s' "$found"
}

is_built() {
  local stamp="$root/target/built"
  ! wants_spark || is_cluster_built || return 1
  [ -f "$stamp" ] && [ -f "$toolkit_target/toolkit.jar" ] && [ -f "$kernel_target/kernel.jar" ] &&
    [ -z "$(find "$root/pom.xml" "$root/toolkit/pom.xml" "$root/toolkit/src/main" \
      "$root/environment/kernel/pom.xml" "$root/environment/kernel/src/main" \
      -newer "$stamp" -print 2>/dev/null | head -n 1)" ]
}

is_cluster_built() {
  local stamp="$cluster_target/built"
  [ -f "$stamp" ] && [ -f "$cluster_target/cluster.jar" ] && [ -d "$cluster_target/spark/jars" ] &&
    [ -z "$(find "$root/pom.xml" "$root/environment/cluster/pom.xml" \
      "$root/environment/cluster/src/main" -newer "$stamp" -print | head -n 1)" ]
}

# Builds the toolkit and the kernel when a source is newer than the last build. Tests and the
# libraries that only tests need are left out: 'environment/verify' sees to them.
build() {
  if is_built; then return; fi
  need_maven
  local log="$root/target/build.log" stamp="$root/target/built" started=$SECONDS
  local modules=toolkit,environment/kernel
  if wants_spark; then
    modules=$modules,environment/cluster
    [ -f "$cluster_target/cluster.jar" ] || say "Engine ${REFIGURE_ENGINE:-}: the first build for it fetches about 220 MB of Apache Spark"
  fi
  mkdir -p "$root/target"
  if [ -f "$stamp" ]; then
    say "Building (a source changed) ..."
  else
    say "Building (the first time fetches about 400 MB of libraries into Maven's cache; a minute or more) ..."
  fi
  # A library that was there in another version would stay on the class path beside the new one.
  if [ -f "$stamp" ] && { [ "$root/pom.xml" -nt "$stamp" ] || [ "$root/toolkit/pom.xml" -nt "$stamp" ]; }; then
    rm -rf "${toolkit_target:?}/lib"
  fi
  touch "$stamp.started"
  if ! mvn -q -B -ntp -f "$root/pom.xml" -Dmaven.test.skip=true \
    -pl "$modules" package >"$log" 2>&1 </dev/null; then
    tail -n 30 "$log" >&2
    fail "The build failed; the whole log is $log"
  fi
  mv "$stamp.started" "$stamp"
  ! wants_spark || cp -p "$stamp" "$cluster_target/built"
  say "Built in $((SECONDS - started)) s."
}

# Writes the kernelspec 'java' below the build folder and puts that folder on JUPYTER_PATH.
# Its paths are absolute, so it is written anew when the JDK or the repository's place changed.
make_kernelspec() {
  local spec="$jupyter_data/kernels/java/kernel.json" made_for="$jupyter_data/made-for"
  local now log="$root/target/kernelspec.log"
  now="$JAVA_HOME $(libraries '*.jar')"
  if [ ! -f "$spec" ] || [ "$root/target/built" -nt "$spec" ] ||
    [ "$(cat "$made_for" 2>/dev/null)" != "$now" ]; then
    mkdir -p "$jupyter_data/kernels"
    "$JAVA_HOME/bin/java" -cp "$kernel_target/kernel.jar:$kernel_target/lib/*" \
      org.refigure.kernel.InstallKernelSpec --to "$jupyter_data/kernels" \
      --classpath "$(libraries '*.jar')" >"$log" 2>&1 </dev/null ||
      {
        tail -n 10 "$log" >&2
        fail "The Java kernel could not be registered below $jupyter_data; the log is $log"
      }
    printf '%s\n' "$now" >"$made_for"
  fi
  export JUPYTER_PATH="$jupyter_data${JUPYTER_PATH:+:$JUPYTER_PATH}"
}

# Everything a notebook needs before it can run. REFIGURE_HOME tells the kernel, wherever it is
# started, which clone it belongs to and so where the folder datasets is.
prepare() {
  export REFIGURE_HOME="${REFIGURE_HOME:-$root}"
  need_jdk
  build
  make_kernelspec
}
