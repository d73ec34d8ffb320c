package dev.ecomm.seasonality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ecomm.run.RunContext;
import dev.ecomm.run.Workers;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RealFftTest {
  private static final int EXPECTED_BITS = 2_128_928_221;

  static IntStream lengths() {
    return Stream.of(
            IntStream.rangeClosed(1, 140),
            IntStream.of(169, 243, 256, 305, 343, 365, 374, 511, 512, 625, 730, 1000, 1001, 1018),
            IntStream.of(1024, 2021, 2048))
        .flatMapToInt(some -> some);
  }

  @ParameterizedTest
  @MethodSource("lengths")
  void every_length_agrees_with_the_sum_by_definition(int n) {
    double[] values = random(n, 7);
    Bins bins = transform(values);
    for (int k = 0; k <= n / 2; k++) {
      double re = 0;
      double im = 0;
      for (int j = 0; j < n; j++) {
        double angle = 2 * Math.PI * ((long) j * k % n) / n;
        re += values[j] * StrictMath.cos(angle);
        im -= values[j] * StrictMath.sin(angle);
      }
      double tolerance = 1e-12 * Math.sqrt(n);
      assertThat(bins.re[k]).isCloseTo(re, within(tolerance));
      assertThat(bins.im[k]).isCloseTo(im, within(tolerance));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {100_003, 65_536, 131_072, 200_006, 99_999})
  void a_long_cosine_is_one_line(int n) {
    double[] values = new double[n];
    for (int j = 0; j < n; j++) {
      values[j] = RootsOfUnity.cos(1234L * j, n);
    }
    Bins bins = transform(values);
    double furthest = 0;
    for (int k = 0; k <= n / 2; k++) {
      double expected = k == 1234 ? n / 2.0 : 0;
      furthest = Math.max(furthest, Math.abs(bins.re[k] - expected));
      furthest = Math.max(furthest, Math.abs(bins.im[k]));
    }
    assertThat(furthest).isLessThan(1e-9);
  }

  @ParameterizedTest
  @ValueSource(ints = {512, 1024, 2048, 4096, 8192, 16_384, 32_768, 65_536})
  void a_power_of_two_in_vectors_has_the_bits_of_the_plain_way(int n) {
    assertThat(PowerOfTwoTransform.fits(n)).isTrue();
    double[] values = random(n, 5);
    EvenTransform plain = new EvenTransform(n);
    Bins expected = new Bins(n / 2 + 1);
    plain.run(values, 0, expected.re, expected.im, new RealFft.Scratch(plain));

    Bins found = transform(values);

    assertThat(found.re).isEqualTo(expected.re);
    assertThat(found.im).isEqualTo(expected.im);
  }

  @Test
  void the_first_bin_is_the_sum() {
    assertThat(transform(new double[] {1, 2, 4.5}).re[0]).isEqualTo(7.5);
    assertThat(transform(new double[] {3}).re).containsExactly(3);
  }

  @Test
  void values_are_read_where_they_stand_in_a_longer_array() {
    double[] values = random(305, 1);
    double[] longer = new double[400];
    System.arraycopy(values, 0, longer, 50, 305);
    RealFft fft = RealFft.of(305);
    Bins bins = new Bins(fft.bins());
    fft.transform(longer, 50, bins.re, bins.im, fft.newScratch());
    assertThat(bins.re).isEqualTo(transform(values).re);
  }

  @Test
  void scratch_memory_that_was_used_changes_nothing() {
    for (int n : new int[] {305, 1000, 211, 1024, 2048}) {
      RealFft fft = RealFft.of(n);
      RealFft.Scratch scratch = fft.newScratch();
      Bins bins = new Bins(fft.bins());
      fft.transform(random(n, 1), 0, bins.re, bins.im, scratch);
      fft.transform(random(n, 2), 0, bins.re, bins.im, scratch);
      assertThat(bins.re).isEqualTo(transform(random(n, 2)).re);
      assertThat(bins.im).isEqualTo(transform(random(n, 2)).im);
    }
  }

  @Test
  void one_plan_serves_many_threads_with_the_same_bits() {
    RealFft fft = RealFft.of(1009);
    double[][] found = new double[64][];
    try (Workers workers = Workers.of(RunContext.withDefaults().onThreads(4))) {
      workers.run(
          64,
          (worker, task) -> {
            Bins bins = new Bins(fft.bins());
            fft.transform(random(1009, task), bins.re, bins.im);
            found[task] = bins.im;
          });
    }
    for (int task = 0; task < 64; task++) {
      assertThat(found[task]).isEqualTo(transform(random(1009, task)).im);
    }
  }

  @Test
  void the_bits_are_the_same_on_every_machine() {
    int hash = 0;
    for (int n : new int[] {305, 1000, 1024, 100_003, 1001}) {
      Bins bins = transform(random(n, 42));
      hash = 31 * hash + Arrays.hashCode(bins.re) + 7 * Arrays.hashCode(bins.im);
    }
    assertThat(hash).isEqualTo(EXPECTED_BITS);
  }

  @ParameterizedTest
  @ValueSource(ints = {305, 211, 1000, 1024})
  void a_missing_value_makes_every_bin_missing(int n) {
    double[] values = random(n, 3);
    values[17] = Double.NaN;
    assertThat(transform(values).re).containsOnly(Double.NaN);
  }

  @Test
  void bad_arguments_are_named() {
    assertThatThrownBy(() -> RealFft.of(0)).hasMessage("n is 0, must be 1 to 134217728");
    RealFft fft = RealFft.of(8);
    double[] five = new double[5];
    assertThatThrownBy(() -> fft.transform(new double[8], 1, five, five, fft.newScratch()))
        .hasMessage("from is 1 of 8 values, must leave 8");
    assertThatThrownBy(() -> fft.transform(new double[8], five, new double[4]))
        .hasMessage("re and im have 5 and 4 places, must have 5");
    assertThatThrownBy(
            () -> fft.transform(new double[8], 0, five, five, RealFft.of(9).newScratch()))
        .hasMessage("scratch is of another plan, must be from newScratch() of this one");
    RealFft longer = RealFft.of(1024);
    double[] bins = new double[longer.bins()];
    assertThatThrownBy(
            () ->
                longer.transform(
                    new double[1024], 0, bins, bins.clone(), RealFft.of(2048).newScratch()))
        .hasMessageStartingWith("scratch is of another plan");
  }

  private record Bins(double[] re, double[] im) {
    Bins(int bins) {
      this(new double[bins], new double[bins]);
    }
  }

  private static Bins transform(double[] values) {
    RealFft fft = RealFft.of(values.length);
    Bins bins = new Bins(fft.bins());
    fft.transform(values, bins.re, bins.im);
    return bins;
  }

  private static double[] random(int n, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] values = new double[n];
    Arrays.setAll(values, i -> random.nextDouble() - 0.5);
    return values;
  }
}
