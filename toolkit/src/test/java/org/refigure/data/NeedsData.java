package org.refigure.data;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** For tests that need a file which is not ours to commit: skipped where it cannot be had. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsData.Condition.class)
public @interface NeedsData {
  /** The file's name, as {@link NeededData} knows it. */
  String value();

  /** Says by name what is missing and how to come by it. */
  final class Condition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      String file =
          AnnotationSupport.findAnnotation(context.getElement(), NeedsData.class)
              .map(NeedsData::value)
              .orElse("");
      Optional<String> missing =
          file.isEmpty() ? Optional.empty() : NeededData.missing(Set.of(NeededData.TAG + file));
      return missing
          .map(ConditionEvaluationResult::disabled)
          .orElse(ConditionEvaluationResult.enabled("there"));
    }
  }
}
