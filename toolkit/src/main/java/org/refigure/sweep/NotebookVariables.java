package org.refigure.sweep;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Refuses code of an experiment that reads or sets a variable of the notebook: it is not there in a
 * worker, and a trial's id would not cover its value.
 */
final class NotebookVariables extends ClassVisitor {
  /** What the descriptor of a variable is that a trial's parameter can be. */
  private static final Set<String> PARAMETERS =
      Set.of(
          "Z",
          "B",
          "S",
          "I",
          "J",
          "F",
          "D",
          "Ljava/lang/String;",
          "Ljava/lang/Boolean;",
          "Ljava/lang/Integer;",
          "Ljava/lang/Long;",
          "Ljava/lang/Float;",
          "Ljava/lang/Double;");

  private final String experiment;
  private String type = "";

  /** Checks what passes through. */
  NotebookVariables(String experiment, ClassVisitor next) {
    super(Opcodes.ASM9, next);
    this.experiment = experiment;
  }

  @Override
  public void visit(
      int version,
      int access,
      String name,
      @Nullable String signature,
      @Nullable String superName,
      String @Nullable [] interfaces) {
    type = name;
    super.visit(version, access, name, signature, superName, interfaces);
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
      public void visitFieldInsn(int opcode, String owner, String field, String kind) {
        if (CellNames.isWrapper(owner)) {
          boolean writes = opcode == Opcodes.PUTSTATIC;
          throw refused(writes ? "sets" : "reads", field, kind, place(name));
        }
        super.visitFieldInsn(opcode, owner, field, kind);
      }
    };
  }

  /** Where, if it is not in the experiment itself. */
  private String place(String method) {
    if (CellNames.isWrapper(type)) {
      return " in method " + CellFrame.method(method);
    }
    String inside = CellNames.plain(type);
    return inside.equals(experiment) || inside.startsWith(experiment + "$")
        ? ""
        : " in class " + inside.replace('$', '.');
  }

  private IllegalArgumentException refused(String does, String field, String kind, String place) {
    String next =
        does.equals("sets")
            ? "record it instead, out.value(\"%s\", …)"
            : PARAMETERS.contains(kind)
                ? "give it as a parameter, .fix(\"%1$s\", %1$s)"
                : "make it inside, from parameters and the trial's seed, or in a method of a cell";
    String variable = field.startsWith("$") ? "a value" : "variable " + field;
    return new IllegalArgumentException(
        String.format(
            Locale.ROOT,
            "experiment %s %s the notebook %s%s (%s): %s",
            experiment,
            does,
            variable,
            place,
            Type.getType(kind).getClassName(),
            String.format(Locale.ROOT, next, field)));
  }
}
