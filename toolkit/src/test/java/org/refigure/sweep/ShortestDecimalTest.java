package org.refigure.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values: what Double.toString gives since JDK 19, and its specification there (JDK-4511638). */
class ShortestDecimalTest {
  private static final int NEW_TEXTS_SINCE = 19;

  @ParameterizedTest
  @CsvSource({
    "0x1p-24, 5.9604644775390625E-8, 5.960464477539063E-8", // the second is that of JDK 17
    "2e23, 2.0E23, 2.0E23",
    "0x1p-44, 5.6843418860808015E-14, 5.684341886080802E-14",
    "2.2250738585072014E-308, 2.2250738585072014E-308, 2.2250738585072014E-308",
    "4.9E-324, 4.9E-324, 4.9E-324",
    "1.0E-323, 9.9E-324, 9.9E-324",
    "1.7976931348623157E308, 1.7976931348623157E308, 1.7976931348623157E308",
    "-0x1p-10, -9.765625E-4, -9.765625E-4",
    "0.001, 0.001, 0.001",
    "9.999999E-4, 9.999999E-4, 9.999999E-4",
    "9999999.999, 9999999.999, 9999999.999",
    "1.0E7, 1.0E7, 1.0E7",
    "64.0, 64.0, 64.0",
    "0.30000000000000004, 0.30000000000000004, 0.30000000000000004",
    "9007199254740993, 9.007199254740992E15, 9.007199254740992E15"
  })
  void textsAreThoseOfTheNewerJdk(double number, String older, String newer) {
    assertThat(ShortestDecimal.computed(number)).isEqualTo(newer);
    assertThat(Double.parseDouble(older)).isEqualTo(number);
    assertThat(Double.parseDouble(newer)).isEqualTo(number);
  }

  @Test
  void anyNumberReadsBackAndIsTheTextOfThisJdkWhereItsRuleIsTheSame() {
    numbers()
        .forEach(
            number -> {
              String text = ShortestDecimal.computed(number);
              assertThat(ShortestDecimal.of(number)).isEqualTo(text);
              assertThat(Double.parseDouble(text)).isEqualTo(number);
              assertThat(text.length()).isLessThanOrEqualTo(Double.toString(number).length());
              if (Runtime.version().feature() >= NEW_TEXTS_SINCE) {
                assertThat(text).isEqualTo(Double.toString(number));
              }
            });
  }

  @Test
  void zeroAndWhatIsNoNumberAreWrittenAsJavaDoes() {
    assertThat(DoubleStream.of(0.0, -0.0, Double.NaN, Double.NEGATIVE_INFINITY))
        .extracting(ShortestDecimal::of)
        .containsExactly("0.0", "-0.0", "NaN", "-Infinity");
  }

  /** Random bits, all powers of two, what axes of rates hold, and neighbours of powers of ten. */
  private static DoubleStream numbers() {
    var random = new SplittableRandom(1);
    DoubleStream bits = random.longs(20_000).mapToDouble(Double::longBitsToDouble);
    DoubleStream twos =
        java.util.stream.IntStream.rangeClosed(-1074, 1023)
            .mapToDouble(exponent -> Math.scalb(1.0, exponent));
    DoubleStream rates = random.doubles(5_000, -12, 2).map(exponent -> Math.pow(10, exponent));
    DoubleStream tens =
        java.util.stream.IntStream.rangeClosed(-323, 308)
            .mapToObj(exponent -> Double.parseDouble("1E" + exponent))
            .flatMapToDouble(ten -> DoubleStream.of(Math.nextDown(ten), ten, Math.nextUp(ten)));
    return java.util.stream.Stream.of(bits, twos, rates, tens)
        .flatMapToDouble(each -> each)
        .filter(number -> number != 0 && Double.isFinite(number));
  }
}
