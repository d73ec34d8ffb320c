package dev.ecomm.basket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecomm.model.InvoiceLine;
import dev.ecomm.model.InvoiceTable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BasketsTest {
  private static final long DAY = 86_400;

  private static InvoiceLine line(
      @Nullable String invoice,
      @Nullable String code,
      int quantity,
      double price,
      @Nullable String customer,
      long second) {
    String description = code == null ? null : "the " + code;
    return new InvoiceLine(1, invoice, code, description, quantity, second, price, customer, null);
  }

  private static InvoiceLine sale(String invoice, String code, String customer) {
    return line(invoice, code, 1, 1, customer, 0);
  }

  private static List<List<String>> names(Baskets baskets) {
    return IntStream.range(0, baskets.size())
        .mapToObj(basket -> Arrays.stream(baskets.basket(basket)).mapToObj(baskets::name).toList())
        .toList();
  }

  @Test
  void a_basket_may_have_many_items() {
    List<String> items = IntStream.range(0, 40_000).mapToObj(Integer::toString).toList();

    Baskets baskets = Baskets.of(List.of(items, List.of("7")));

    assertThat(baskets.sizeOf(0)).isEqualTo(40_000);
    assertThat(baskets.name(0)).isEqualTo("7");
    assertThat(Set.copyOf(names(baskets).get(0))).isEqualTo(Set.copyOf(items));
  }

  @Test
  void items_are_numbered_by_frequency_and_then_by_code_points() {
    Baskets baskets =
        Baskets.of(List.of(List.of("b", "\uFB01", "a"), List.of("\uD83D\uDE00", "b")));

    assertThat(IntStream.range(0, 4).mapToObj(baskets::name))
        .containsExactly("b", "a", "\uFB01", "\uD83D\uDE00");
    assertThat(baskets.basket(1)).containsExactly(0, 3);
    assertThat(baskets.supportCount(0)).isEqualTo(2);
  }

  @Test
  void a_basket_is_what_one_invoice_names_in_the_order_of_first_lines() {
    Baskets baskets =
        Baskets.builder()
            .build(
                InvoiceTable.of(
                    List.of(
                        sale("2", "x", "c"),
                        sale("1", "x", "c"),
                        sale("2", "y", "c"),
                        sale("1", "z", "d"),
                        sale("1", "z", "d"))));

    assertThat(names(baskets))
        .containsExactly(List.of("the x", "the y"), List.of("the x", "the z"));
    assertThat(baskets.report().repeatedItems()).isEqualTo(1);
  }

  @Test
  void each_filter_counts_what_it_took() {
    InvoiceTable lines =
        InvoiceTable.of(
            List.of(
                line("1", "x", 1, 1, null, 0),
                line(null, "x", 1, 1, "c", 0),
                line("1", " post ", 1, 1, "c", 0),
                line("1", "x", -1, 1, "c", 0),
                line("1", null, 1, 1, "c", 0),
                line("1", "y", 0, 1, "c", 0),
                sale("2", "x", "c"),
                sale("3", "x", "c"),
                sale("3", "y", "c"),
                sale("4", "x", "c"),
                sale("4", "y", "c"),
                sale("4", "z", "c")));

    BasketReport report = Baskets.builder().maxItems(2).build(lines).report();

    assertThat(report).isEqualTo(new BasketReport(12, 1, 1, 1, 1, 1, 0, 1, 4, 2, 1, 3));
    assertThat(report.baskets()).isEqualTo(1);
  }

  @Test
  void a_customers_days_are_baskets_apart() {
    InvoiceTable lines =
        InvoiceTable.of(
            List.of(
                line("1", "x", 1, 1, "c", DAY - 1),
                line("2", "y", 1, 1, "c", DAY - 2),
                line("3", "z", 1, 1, "c", DAY),
                line("3", "z", 1, 1, "d", -1)));
    Baskets.Builder options = Baskets.builder().item(BasketItem.STOCK_CODE).minItems(1);

    assertThat(names(options.by(BasketKey.CUSTOMER_AND_DAY).build(lines)))
        .containsExactly(List.of("x", "y"), List.of("z"), List.of("z"));
    assertThat(names(options.by(BasketKey.CUSTOMER).build(lines)))
        .containsExactly(List.of("z", "x", "y"), List.of("z"));
  }

  @Test
  void returns_lower_a_quantity_where_they_are_let_in() {
    InvoiceTable lines =
        InvoiceTable.of(
            List.of(
                line("1", "x", 3, 1, null, 0),
                line("1", "x", -3, 1, null, 0),
                line("1", "y", 3, 1, null, 0)));
    Baskets.Builder options = Baskets.builder().population(Population.ALL).minItems(1);

    assertThat(options.build(lines).pairs()).isEqualTo(2);
    assertThat(names(options.negativeAmounts(true).build(lines))).containsExactly(List.of("the y"));
  }

  @Test
  void a_function_names_items() {
    InvoiceTable lines = InvoiceTable.of(List.of(sale("1", "ab", "c"), sale("1", "ac", "c")));

    Baskets baskets =
        Baskets.builder()
            .item(row -> Optional.ofNullable(row.stockCode()).map(code -> code.substring(0, 1)))
            .minItems(0)
            .build(lines);

    assertThat(names(baskets)).containsExactly(List.of("a"));
  }

  @Test
  void no_basket_left_says_what_took_them() {
    InvoiceTable lines = InvoiceTable.of(List.of(sale("1", "x", "c"), sale("2", "POST", "c")));

    assertThatThrownBy(() -> Baskets.builder().build(lines))
        .isInstanceOf(NoBasketsException.class)
        .hasMessageContaining("1 of excluded codes")
        .hasMessageContaining("1 too small")
        .hasMessageContaining("minItems");
  }

  @Test
  void no_lines_at_all_are_told_from_lines_that_a_filter_took() {
    assertThatThrownBy(() -> Baskets.builder().build(InvoiceTable.of(List.of())))
        .isInstanceOf(NoBasketsException.class)
        .hasMessageContaining("There are no lines to make baskets of");
  }

  @Test
  void sizes_below_their_least_are_refused() {
    assertThatThrownBy(() -> Baskets.builder().minItems(-1))
        .hasMessage("minItems is -1, must be at least 0");
    assertThatThrownBy(() -> Baskets.builder().maxItems(0))
        .hasMessage("maxItems is 0, must be at least 1");
  }

  @Test
  void all_items_and_the_baskets_of_items_are_listed() {
    Baskets baskets =
        Baskets.of(List.of(List.of("b", "a", "c"), List.of("a"), List.of(), List.of("a", "b")));

    assertThat(baskets.items()).containsExactly(0, 1, 2, 0, 0, 1);
    assertThat(baskets.basketsByItem(3)).containsExactly(0, 1, 3, 0, 3, 0);
    assertThat(baskets.basketsByItem(1)).containsExactly(0, 1, 3);
  }
}
