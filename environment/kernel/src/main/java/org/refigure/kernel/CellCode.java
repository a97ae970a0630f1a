package org.refigure.kernel;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** The byte code of cells: ends of the JVM that it asks for become ends of the cell. */
final class CellCode {

  private static final String SYSTEM = "java/lang/System";
  private static final String RUNTIME = "java/lang/Runtime";
  private static final String EXIT = Type.getInternalName(CellExit.class);

  private CellCode() {}

  /** The class, with calls of {@code exit} and {@code halt} turned to {@link CellExit}. */
  static byte[] tamed(byte[] code) {
    ClassReader reader = new ClassReader(code);
    ClassWriter writer = new ClassWriter(reader, 0);
    boolean[] changed = {false};
    reader.accept(
        new ClassVisitor(Opcodes.ASM9, writer) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String descriptor, String signature, String[] thrown) {
            MethodVisitor inner = super.visitMethod(access, name, descriptor, signature, thrown);
            return new Exits(inner, changed);
          }
        },
        0);
    return changed[0] ? writer.toByteArray() : code;
  }

  /** Turns the calls of one method. */
  private static final class Exits extends MethodVisitor {

    private final boolean[] changed;

    Exits(MethodVisitor inner, boolean[] changed) {
      super(Opcodes.ASM9, inner);
      this.changed = changed;
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      boolean system = owner.equals(SYSTEM) && name.equals("exit");
      boolean runtime = owner.equals(RUNTIME) && (name.equals("exit") || name.equals("halt"));
      if (system || runtime) {
        changed[0] = true;
        String taken = system ? "(I)V" : "(L" + RUNTIME + ";I)V";
        super.visitMethodInsn(Opcodes.INVOKESTATIC, EXIT, "exit", taken, false);
      } else {
        super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
      }
    }
  }
}
