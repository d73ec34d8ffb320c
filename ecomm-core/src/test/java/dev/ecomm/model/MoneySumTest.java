package dev.ecomm.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoneySumTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "2.55",
        "-11062.06",
        "0.001",
        "0.000000001",
        "0.0000000001",
        "123456789012345",
        "1234567890.12345",
        "0.123456789012345",
        "99999999999.9999",
        "9999999999999.99",
        "999999999999999",
        "1000000000000000",
        "1234567890123456",
        "12345678901234.56",
        "0.12345678901234566",
        "0.30000000000000004",
        "1e22",
        "1.7976931348623157e308",
        "4.9e-324"
      })
  void the_exact_value_of_a_price_is_its_text(String text) {
    assertThat(MoneySum.exact(Double.parseDouble(text))).isEqualByComparingTo(text);
  }

  @ParameterizedTest
  @Seeds(60)
  void the_sum_is_the_one_of_big_decimals(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    MoneySum sum = new MoneySum();
    BigDecimal expected = BigDecimal.ZERO;
    for (int i = 0; i < 1_000; i++) {
      String price = randomPrice(random);
      long quantity = randomQuantity(random);
      sum.add(quantity, Double.parseDouble(price));
      expected = expected.add(new BigDecimal(price).multiply(BigDecimal.valueOf(quantity)));
    }

    assertThat(sum.total()).isEqualByComparingTo(expected);
  }

  @ParameterizedTest
  @Seeds(30)
  void neither_the_order_of_terms_nor_of_merges_matters(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<double[]> terms = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      terms.add(new double[] {random.nextInt(-99, 100), Double.parseDouble(randomPrice(random))});
    }
    BigDecimal inOrder = sum(terms).total();
    Collections.shuffle(terms, new Random(seed));
    int cut = random.nextInt(200);
    MoneySum first = sum(terms.subList(0, cut));
    MoneySum second = sum(terms.subList(cut, 200));
    MoneySum forth = new MoneySum();
    forth.merge(first);
    forth.merge(second);
    second.merge(first);

    assertThat(sum(terms).total()).isEqualTo(inOrder);
    assertThat(forth.total()).isEqualTo(inOrder);
    assertThat(second.total()).isEqualTo(inOrder);
  }

  @Test
  void a_merged_sum_is_unchanged_and_both_go_on() {
    MoneySum first = sum(List.of(new double[] {1, 2.5}));
    MoneySum second = sum(List.of(new double[] {1, 0.001}));
    first.merge(second);
    first.add(2, 0.01);

    assertThat(first.total()).isEqualTo("2.521");
    assertThat(second.total()).isEqualTo("0.001");
  }

  @Test
  void sums_and_products_beyond_a_long_are_exact() {
    MoneySum sum = new MoneySum();
    sum.add(Long.MAX_VALUE, 9_999_999_999_999.99);
    sum.add(Long.MIN_VALUE, 0.01);
    for (int i = 0; i < 4; i++) {
      sum.add(90_000, 999_999_999_999.99);
    }

    assertThat(sum.total())
        .isEqualTo(
            BigDecimal.valueOf(Long.MAX_VALUE)
                .multiply(new BigDecimal("9999999999999.99"))
                .add(BigDecimal.valueOf(Long.MIN_VALUE).multiply(new BigDecimal("0.01")))
                .add(new BigDecimal("359999999999996400")));
  }

  @ParameterizedTest
  @ValueSource(longs = {90_000_000_000_000_000L, -90_000_000_000_000_000L})
  void a_large_sum_survives_a_price_of_more_decimals(long quantity) {
    MoneySum sum = new MoneySum();
    sum.add(quantity, 1.00);
    sum.add(1, 0.000000001);
    sum.add(1, 0.25);

    assertThat(sum.total())
        .isEqualTo(BigDecimal.valueOf(quantity).add(new BigDecimal("0.250000001")));
  }

  @Test
  void a_total_has_no_trailing_zeros_and_no_exponent() {
    assertThat(new MoneySum().total()).hasToString("0");
    assertThat(sum(List.of(new double[] {4, 0.25})).total()).hasToString("1");
    assertThat(sum(List.of(new double[] {4, 25})).total()).hasToString("100");
    assertThat(sum(List.of(new double[] {3, 0.5})).total()).hasToString("1.5");
    assertThat(sum(List.of(new double[] {3, -0.0})).total()).hasToString("0");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void a_price_that_is_not_finite_is_refused(double price) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MoneySum().add(1, price))
        .withMessage("unitPrice is " + price + ", must be finite");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MoneySum.exact(price))
        .withMessage("unitPrice is " + price + ", must be finite");
  }

  private static MoneySum sum(List<double[]> terms) {
    MoneySum sum = new MoneySum();
    terms.forEach(term -> sum.add((long) term[0], term[1]));
    return sum;
  }

  /** Up to 15 significant digits: a double tells all of those texts apart. */
  private static String randomPrice(SplittableRandom random) {
    int digits = 1 + random.nextInt(15);
    StringBuilder text = new StringBuilder(random.nextInt(5) == 0 ? "-" : "");
    int point = random.nextInt(digits + 1);
    text.append(point == 0 ? "0" : "");
    for (int i = 0; i < digits; i++) {
      text.append(i == point ? "." : "").append((char) ('0' + random.nextInt(10)));
    }
    return text.toString();
  }

  private static long randomQuantity(SplittableRandom random) {
    return random.nextInt(20) == 0 ? random.nextLong() : random.nextInt(-80_995, 80_996);
  }
}
