package org.refigure.sweep;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Takes out what JShell weaves into the code of cells from JDK 20 on, so that a cell can be
 * stopped: a call at the head of methods and loops, of a class that is in the kernel only. A worker
 * is stopped otherwise, and kernels without these calls are to see the same code.
 */
final class StopChecks extends ClassVisitor {
  private static final String OWNER = "REPL/$Cancel$";

  private boolean found;

  private StopChecks(ClassWriter next) {
    super(Opcodes.ASM9, next);
  }

  /** The byte code without stop checks: the same array if it has none. */
  static byte[] removed(byte[] code) {
    var reader = new ClassReader(code);
    var writer = new ClassWriter(0);
    var checks = new StopChecks(writer);
    reader.accept(checks, 0);
    return checks.found ? writer.toByteArray() : code;
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
      public void visitMethodInsn(
          int opcode, String owner, String called, String kind, boolean inInterface) {
        if (owner.equals(OWNER)) {
          found = true;
        } else {
          super.visitMethodInsn(opcode, owner, called, kind, inInterface);
        }
      }
    };
  }
}
