package org.refigure.sweep;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;

/**
 * Follows an experiment's class to all classes of cells that it uses.
 *
 * <p>Wrappers are renamed in the order in which they are met, {@code REPL/1}, {@code REPL/2}, …: so
 * the hash does not see JShell's running numbers, and one pass finds the classes and makes the
 * hash.
 */
final class CellReader extends Remapper {
  private static final int HASH_BYTES = 6;
  private static final Pattern WRAPPER = Pattern.compile("REPL([./])\\$JShell\\$\\w+");

  private final Class<?> type;
  private final Map<String, Integer> wrappers = new HashMap<>();
  private final TreeMap<String, byte[]> classes = new TreeMap<>();
  private final TreeSet<String> others = new TreeSet<>();
  private final TreeSet<String> met = new TreeSet<>();
  private final Queue<String> waiting = new ArrayDeque<>();

  CellReader(Class<?> type) {
    super(Opcodes.ASM9);
    this.type = type;
  }

  CellCode read() {
    MessageDigest hash = sha256();
    map(type.getName().replace('.', '/'));
    while (!waiting.isEmpty()) {
      String internalName = waiting.remove();
      byte[] code = StopChecks.removed(code(internalName));
      classes.put(internalName.replace('/', '.'), code);
      hash.update(plain(code));
    }
    String name =
        type.getSimpleName()
            + CellNames.AT
            + HexFormat.of().formatHex(hash.digest(), 0, HASH_BYTES);
    return new CellCode(name, type.getName(), classes, others);
  }

  /** The name without a running number; what it names is read too. */
  @Override
  public String map(String internalName) {
    if (!CellNames.born(internalName)) {
      others.add(internalName.replace('/', '.'));
      return internalName;
    }
    if (met.add(internalName)) {
      waiting.add(internalName);
    }
    return "REPL/" + number(CellNames.wrapper(internalName)) + CellNames.inside(internalName);
  }

  /** Also texts may name a wrapper, for example those by which a lambda is written to a stream. */
  @Override
  public Object mapValue(Object value) {
    if (value instanceof String text && text.contains("REPL")) {
      Matcher matcher = WRAPPER.matcher(text);
      return matcher.replaceAll(
          found -> "REPL" + found.group(1) + number(found.group().replace('.', '/')));
    }
    return super.mapValue(value);
  }

  private int number(String wrapper) {
    @Nullable Integer known = wrappers.putIfAbsent(wrapper, wrappers.size() + 1);
    return known == null ? wrappers.size() : known;
  }

  /** Without numbers, lines, names of locals, stack maps and the version of the class file. */
  private byte[] plain(byte[] code) {
    var writer = new ClassWriter(0);
    new ClassReader(code)
        .accept(
            new NotebookVariables(type.getSimpleName(), new Plain(new ClassRemapper(writer, this))),
            ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return writer.toByteArray();
  }

  private byte[] code(String internalName) {
    @Nullable ClassLoader loader = type.getClassLoader();
    try (InputStream stream =
        loader == null ? null : loader.getResourceAsStream(internalName + ".class")) {
      if (stream != null) {
        return stream.readAllBytes();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new IllegalArgumentException(
        String.format(
            Locale.ROOT,
            "experiment %s cannot be read: this kernel's class loader does not give the byte code of %s; put it into a jar, or use a kernel on JShell's own loader",
            type.getSimpleName(),
            CellNames.plain(internalName)));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JVM has SHA-256", e);
    }
  }

  /** Leaves out what kernels that compile one source may differ in. */
  private static final class Plain extends ClassVisitor {
    Plain(ClassVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public void visit(
        int version,
        int access,
        String name,
        @Nullable String signature,
        @Nullable String superName,
        String @Nullable [] interfaces) {
      super.visit(Opcodes.V17, access, name, signature, superName, interfaces);
    }

    @Override
    public MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
      return new MethodVisitor(Opcodes.ASM9, next) {
        @Override
        public void visitMaxs(int stack, int locals) {
          super.visitMaxs(0, 0);
        }
      };
    }
  }
}
