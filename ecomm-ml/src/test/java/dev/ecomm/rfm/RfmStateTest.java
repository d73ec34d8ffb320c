package dev.ecomm.rfm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecomm.error.InvoiceDataException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RfmStateTest {

  private static RfmState state() {
    RfmState state = new RfmState();
    state.add(
        new Shop()
            .line("7", "1", "2011-01-01T10:00", 2.5)
            .line("8", "C2", "2011-01-02T10:00", -1, 1e-7)
            .line(null, "3", "2011-01-03T10:00", 1)
            .line("8", null, "2010-12-31T10:00", 1)
            .table());
    return state;
  }

  private static String saved(RfmState state) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    state.save(bytes);
    return bytes.toString(UTF_8);
  }

  private static RfmState load(String text) throws IOException {
    return RfmState.load(new ByteArrayInputStream(text.getBytes(UTF_8)), "state.json");
  }

  @Test
  void it_counts_what_it_keeps_and_what_it_leaves_out() {
    RfmState state = state();

    assertThat(state.lines()).isEqualTo(2);
    assertThat(state.linesWithoutCustomer()).isEqualTo(1);
    assertThat(state.linesWithoutInvoice()).isEqualTo(1);
    assertThat(state.firstLine()).hasToString("Optional[2010-12-31T10:00]");
    assertThat(state.lastLine()).hasToString("Optional[2011-01-03T10:00]");
    assertThat(state.defaultAsOf()).hasToString("Optional[2011-01-04T00:00]");
    assertThat(state).hasToString("RfmState[2 lines of 2 customers]");
  }

  @Test
  void an_empty_state_has_no_instants_and_survives_being_saved() throws IOException {
    RfmState empty = load(saved(new RfmState()));

    assertThat(empty.firstLine()).isEmpty();
    assertThat(empty.lastLine()).isEmpty();
    assertThat(empty.defaultAsOf()).isEmpty();
    empty.merge(state());
    assertThat(saved(empty)).isEqualTo(saved(state()));
  }

  @Test
  void a_loaded_state_is_saved_as_the_same_text() throws IOException {
    assertThat(saved(load(saved(state())))).isEqualTo(saved(state())).contains("1.0E-7");
  }

  @Test
  void a_state_cut_off_anywhere_is_an_error_that_names_the_source() throws IOException {
    String text = saved(state()).stripTrailing();
    for (int length = 0; length < text.length(); length++) {
      String cut = text.substring(0, length);
      assertThatThrownBy(() -> load(cut))
          .isInstanceOf(InvoiceDataException.class)
          .hasMessageStartingWith("[state.json] line ")
          .hasMessageContaining("RfmState.save");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"version\":1 | \"version\":2 | version is 2, this program reads version 1",
        "ecomm-rfm-state | other | format is \"other\"",
        "\"lines\":2 | \"lines\":3 | expected an array",
        "\"lines\":2 | \"lines\":1 | expected the end of the array",
        "\"lines\":2 | \"lines\":\"2\" | expected a whole number",
        "\"customers\" | \"clients\" | the member \"customers\" is missing before clients",
        "\"lines_without_customer\":1 | \"lines_without_customer\":-1 | -1 is not from 0 to",
        "\"lines\":2 | \"lines\":-2 | -2 is not from 0 to",
        "\"last_second\": | \"last_second\":99999999 | is not an instant",
        "[\"7\",\"8\"] | [\"7\",\"7\"] | \"7\" is twice among the customers",
        "[\"7\",\"8\"] | [\"7\"] | code 1 has no text",
        "[0,0,0,1, | [0,0,0,1e999, | expected a whole number",
        "[0,0,0,1, | [0,0,0,99999999999, | is not from -2147483648 to 2147483647",
        "[0,0,0,1, | [-1,0,0,1, | -1 is not from 0 to",
        "2.5] | 1e999] | a number is not finite",
        "2.5] | \"2.5\"] | expected a number",
        "1293876000 | 1 | before the first or after the last",
        "1293876000 | 99999999999999999999 | not JSON, or cut off",
        "]]} | ]]}{} | something follows the end of the object",
      })
  void a_damaged_state_is_an_error_that_says_what_is_wrong(String from, String to, String message)
      throws IOException {
    String text = saved(state());
    assertThat(text).contains(from);

    assertThatThrownBy(() -> load(text.replace(from, to)))
        .isInstanceOf(InvoiceDataException.class)
        .hasMessageContaining(message);
  }

  @Test
  void a_state_is_not_merged_into_itself() {
    RfmState state = state();

    assertThatThrownBy(() -> state.merge(state)).isInstanceOf(IllegalArgumentException.class);
  }
}
