package org.refigure.kernel;

import com.google.gson.GsonBuilder;
import java.io.File;
import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes the folder by which Jupyter finds the kernel: {@code kernel.json}, the class path as a
 * java argument file, and the logos. The spec starts the JVM that runs this program.
 */
public final class InstallKernelSpec {

  private static final String USAGE =
      "usage: InstallKernelSpec --to <kernels-folder> [--name java] [--classpath <libraries>]"
          + " [--jvm-option <option>]...";
  private static final String VECTORS = "jdk.incubator.vector";

  /** Loops over vectors stay methods of their own, as in a sweep's workers. */
  private static final List<String> INLINING =
      List.of(
          "-XX:InlineSmallCode=1000",
          "-XX:CompileCommand=quiet",
          "-XX:CompileCommand=dontinline,org.refigure.fused.Softmax::*");

  private static final int NATIVE_ACCESS_SINCE = 22;
  private static final int UNSAFE_ACCESS_SINCE = 24;

  private InstallKernelSpec() {}

  /**
   * Installs the spec; exits with 2 if the arguments are wrong, with 1 if it cannot be written.
   *
   * @param args the options {@code --to}, {@code --name}, {@code --classpath}, {@code --jvm-option}
   */
  public static void main(String[] args) {
    try {
      System.out.println(install(Arguments.of(args)));
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.err.println(USAGE);
      System.exit(2);
    } catch (IOException e) {
      System.err.println("cannot install the kernel: " + reason(e));
      System.exit(1);
    }
  }

  /**
   * Writes the spec.
   *
   * @return the folder written
   * @throws IOException if it cannot be written
   */
  static Path install(Arguments arguments) throws IOException {
    Path folder = arguments.kernels().resolve(arguments.name()).toAbsolutePath().normalize();
    Files.createDirectories(folder);
    Path argumentFile = folder.resolve("kernel.args");
    Files.writeString(
        argumentFile, "-cp\n" + quoted(absolute(System.getProperty("java.class.path"))));
    Files.writeString(folder.resolve("kernel.json"), spec(arguments, argumentFile) + "\n");
    KernelLogo.write(folder.resolve("logo-32x32.png"), 32);
    KernelLogo.write(folder.resolve("logo-64x64.png"), 64);
    return folder;
  }

  private static String spec(Arguments arguments, Path argumentFile) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmOptions(Runtime.version().feature()));
    command.addAll(arguments.jvmOptions());
    command.add("@" + argumentFile);
    command.add(JavaKernel.class.getName());
    command.add("{connection_file}");
    Map<String, String> environment = new LinkedHashMap<>();
    // A name of our own: the user's IJAVA_CLASSPATH joins these libraries and is not replaced.
    environment.put("REFIGURE_CLASSPATH", absolute(arguments.classPath()));
    // Spinning threads of OpenMP make every other process of a shared machine several times slower.
    environment.put("OMP_WAIT_POLICY", "passive");
    environment.put("OMP_NUM_THREADS", "1");
    environment.put("OPENBLAS_NUM_THREADS", "1");
    Map<String, Object> spec = new LinkedHashMap<>();
    spec.put("argv", command);
    spec.put("display_name", "Java");
    spec.put("language", "java");
    spec.put("interrupt_mode", "message");
    spec.put("env", environment);
    return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(spec);
  }

  /**
   * Options every notebook JVM gets: one language, no window, no download, vectors where the JVM
   * has them, no warning about native code.
   */
  static List<String> jvmOptions(int feature) {
    List<String> options = new ArrayList<>();
    options.add("-Duser.language=en");
    options.add("-Duser.country=");
    options.add("-Djava.awt.headless=true");
    options.add("-Dai.djl.offline=true");
    options.add("--add-opens=jdk.jshell/jdk.jshell=ALL-UNNAMED"); // for JavadocSources
    if (ModuleFinder.ofSystem().find(VECTORS).isPresent()) {
      options.add("--add-modules=" + VECTORS);
      options.addAll(INLINING);
    }
    if (feature >= NATIVE_ACCESS_SINCE) {
      options.add("--enable-native-access=ALL-UNNAMED");
    }
    if (feature >= UNSAFE_ACCESS_SINCE) {
      options.add("--sun-misc-unsafe-memory-access=allow");
    }
    return options;
  }

  /** A word of a java argument file: in quotes, where a backslash escapes. */
  static String quoted(String word) {
    return "\"" + word.replace("\\", "\\\\").replace("\"", "\\\"") + "\"\n";
  }

  private static String absolute(String paths) {
    return Arrays.stream(paths.split(File.pathSeparator))
        .filter(path -> !path.isBlank())
        .map(path -> new File(path).getAbsolutePath())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String reason(IOException e) {
    return e instanceof FileSystemException file && file.getFile() != null
        ? "\""
            + file.getFile()
            + "\" cannot be written ("
            + e.getClass().getSimpleName()
            + "), choose another folder with --to"
        : e.getMessage();
  }

  /**
   * What the command line says.
   *
   * @param kernels folder that holds kernel specs
   * @param name name of the spec
   * @param classPath libraries of the notebooks, joined by the path separator
   * @param jvmOptions further options for the JVM
   */
  record Arguments(Path kernels, String name, String classPath, List<String> jvmOptions) {

    Arguments {
      if (!name.matches("[A-Za-z0-9._-]+")) {
        throw new IllegalArgumentException(
            "--name = \"" + name + "\" must consist of letters, digits, '.', '_' and '-'");
      }
      jvmOptions = List.copyOf(jvmOptions);
    }

    static Arguments of(String... args) {
      Map<String, String> values = new LinkedHashMap<>();
      List<String> options = new ArrayList<>();
      for (int i = 0; i < args.length; i += 2) {
        if (!List.of("--to", "--name", "--classpath", "--jvm-option").contains(args[i])) {
          throw new IllegalArgumentException("unknown option \"" + args[i] + "\"");
        }
        if (i + 1 == args.length) {
          throw new IllegalArgumentException(args[i] + " needs a value");
        }
        if (args[i].equals("--jvm-option")) {
          options.add(args[i + 1]);
        } else {
          values.put(args[i], args[i + 1]);
        }
      }
      if (!values.containsKey("--to")) {
        throw new IllegalArgumentException("--to is missing");
      }
      return new Arguments(
          Path.of(values.get("--to")),
          values.getOrDefault("--name", "java"),
          values.getOrDefault("--classpath", ""),
          options);
    }
  }
}
