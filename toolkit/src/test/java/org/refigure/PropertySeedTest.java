package org.refigure;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import net.jqwik.api.Property;

/** No build is decided by a draw: every property states the seed of all. */
@AnalyzeClasses(packages = "org.refigure")
class PropertySeedTest {
  @ArchTest
  static final ArchRule every_property_has_the_seed_of_all =
      ArchRuleDefinition.methods()
          .that()
          .areAnnotatedWith(Property.class)
          .should(
              new ArchCondition<>("state seed = Draws.SEED") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                  String seed = method.getAnnotationOfType(Property.class).seed();
                  events.add(
                      new SimpleConditionEvent(
                          method,
                          seed.equals(Draws.SEED),
                          "seed = \"%s\" of %s must be Draws.SEED"
                              .formatted(seed, method.getFullName())));
                }
              });
}
