package org.refigure.sweep;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Words for a place in the code of a cell. */
final class CellFrame {
  private static final Pattern LAMBDA = Pattern.compile("lambda\\$(\\w+)\\$\\d+");

  private CellFrame() {}

  /**
   * A frame of a stack trace: of a cell's code {@code Quad.run (line 3 of its declaration)}, of
   * other code as Java says it.
   *
   * @param loader which gives the byte code of cells
   */
  static String words(StackTraceElement frame, @Nullable ClassLoader loader) {
    String type = frame.getClassName();
    if (!CellNames.born(type)) {
      return frame.toString();
    }
    String inside = CellNames.inside(type);
    String owner = inside.isEmpty() ? "" : inside.substring(1).replace('$', '.') + ".";
    int line = frame.getLineNumber() - linesBefore(CellNames.wrapper(type), loader);
    String where =
        line > 0 ? String.format(Locale.ROOT, " (line %d of its declaration)", line) : "";
    return owner + method(frame.getMethodName()) + where;
  }

  /** A method's name: that of a lambda is the method it stands in. */
  static String method(String name) {
    Matcher lambda = LAMBDA.matcher(name);
    return lambda.matches() ? lambda.group(1) : name;
  }

  /**
   * How many lines JShell puts before a declaration: imports and the head of its wrapper, whose
   * constructor has the head's line, and one more for modifiers.
   */
  private static int linesBefore(String wrapper, @Nullable ClassLoader loader) {
    var head = new AtomicInteger(Integer.MAX_VALUE - 1);
    try (InputStream code =
        loader == null ? null : loader.getResourceAsStream(wrapper.replace('.', '/') + ".class")) {
      if (code != null) {
        new ClassReader(code).accept(new HeadLine(head), ClassReader.SKIP_FRAMES);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return head.get() + 1;
  }

  /** Notes the line of the constructor. */
  private static final class HeadLine extends ClassVisitor {
    private final AtomicInteger head;

    HeadLine(AtomicInteger head) {
      super(Opcodes.ASM9);
      this.head = head;
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      return !name.equals("<init>")
          ? null
          : new MethodVisitor(Opcodes.ASM9) {
            @Override
            public void visitLineNumber(int line, Label start) {
              head.set(line);
            }
          };
    }
  }
}
