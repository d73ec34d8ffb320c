package dev.ecomm.synthetic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ecomm.model.Seeds;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

class CatalogueTest {

  @ParameterizedTest
  @Seeds(20)
  void codes_and_names_are_given_once(long seed) {
    Vocabulary vocabulary = new Vocabulary();
    Catalogue catalogue = new Catalogue(seed, vocabulary);
    Set<String> codes = new HashSet<>();
    Set<String> names = new HashSet<>();
    for (int product = 0; product < Catalogue.PRODUCTS; product++) {
      codes.add(new String(vocabulary.code(catalogue.code(product)), UTF_8));
      names.add(new String(vocabulary.text(catalogue.text(product)), UTF_8).strip());
    }

    assertThat(codes).hasSize(Catalogue.PRODUCTS).allMatch(code -> code.matches("[0-9]{5}[A-H]?"));
    assertThat(names.size()).isGreaterThan(Catalogue.PRODUCTS - 20);
  }

  @Test
  void no_product_has_the_code_of_a_service() {
    Vocabulary vocabulary = new Vocabulary();
    Catalogue catalogue = new Catalogue(1, vocabulary);

    assertThat(IntStream.range(0, Catalogue.PRODUCTS))
        .noneMatch(
            product ->
                new String(vocabulary.code(catalogue.code(product)), UTF_8)
                    .equals(Extras.NEXT_DAY_CODE));
  }

  @Test
  void christmas_goods_sell_before_christmas() {
    Vocabulary vocabulary = new Vocabulary();
    Catalogue catalogue = new Catalogue(1, vocabulary);

    assertThat(christmasIn(11, catalogue, vocabulary))
        .isGreaterThan(5 * christmasIn(5, catalogue, vocabulary));
  }

  private static long christmasIn(int month, Catalogue catalogue, Vocabulary vocabulary) {
    Draws draws = new Draws(month);
    return IntStream.range(0, 20_000)
        .map(i -> catalogue.draw(draws, month))
        .mapToObj(product -> new String(vocabulary.text(catalogue.text(product)), UTF_8))
        .filter(name -> name.contains("REINDEER") || name.contains("SNOW"))
        .count();
  }

  @Test
  void a_price_keeps_for_a_year_and_moves_by_one_rung_at_most() {
    Catalogue catalogue = new Catalogue(1, new Vocabulary());
    for (int product = 0; product < 200; product++) {
      int moves = 0;
      int before = catalogue.rung(product, LocalDate.of(2011, 1, 1));
      for (int day = 1; day < 365; day++) {
        int rung = catalogue.rung(product, LocalDate.of(2011, 1, 1).plusDays(day));
        moves += rung == before ? 0 : 1;
        assertThat(Math.abs(rung - before)).isLessThanOrEqualTo(2);
        before = rung;
      }
      assertThat(moves).isLessThanOrEqualTo(1);
    }
  }
}
