package dev.ecomm.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.run.CancellationToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class FailuresTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final CancellationToken cancellation = new CancellationToken();
  private final Session session =
      new Session(
          new Console(
              InputStream.nullInputStream(),
              Console.outTo(new ByteArrayOutputStream()),
              Console.utf8(err, true),
              false),
          cancellation);
  private final Failures failures = new Failures(session);

  private String said() {
    return err.toString(UTF_8);
  }

  @Test
  void a_failure_of_the_data_is_its_message() {
    int exitCode = failures.report(InvoiceDataException.of("a.csv", "is empty.", null));

    assertThat(exitCode).isEqualTo(1);
    assertThat(said()).isEqualTo("ecomm: [a.csv] is empty.\n");
  }

  @Test
  void a_fault_of_our_own_asks_for_a_report() {
    int exitCode = failures.report(new IllegalStateException("impossible"));

    assertThat(exitCode).isEqualTo(1);
    assertThat(said())
        .startsWith("ecomm: this should not happen: java.lang.IllegalStateException: impossible.")
        .contains("run again with --debug")
        .hasLineCount(1);
  }

  @Test
  void a_number_that_we_failed_to_parse_is_a_fault_of_our_own() {
    assertThat(failures.report(new NumberFormatException("x"))).isEqualTo(1);
    assertThat(said()).contains("this should not happen");
  }

  @Test
  void a_bad_argument_is_wrong_usage() {
    assertThat(failures.report(new IllegalArgumentException("rows is 0, must be at least 1")))
        .isEqualTo(2);
    assertThat(said()).isEqualTo("ecomm: rows is 0, must be at least 1\n");
  }

  @Test
  void a_full_heap_says_how_to_give_more_also_from_another_thread() {
    failures.report(new OutOfMemoryError());
    failures.report(new IllegalStateException(new OutOfMemoryError()));

    assertThat(said()).contains("-Xmx4g").hasLineCount(2);
  }

  @Test
  void whatever_an_interrupt_breaks_is_a_cancellation() {
    cancellation.cancel();

    assertThat(failures.report(new IOException("ClosedByInterruptException"))).isEqualTo(130);
    assertThat(said()).isEqualTo("ecomm: Cancelled; nothing was published.\n");
  }

  @Test
  void a_cancellation_after_a_first_output_does_not_deny_it() {
    session.publish(() -> {});
    cancellation.cancel();
    failures.report(new IOException());

    assertThat(said()).isEqualTo("ecomm: Cancelled; only what was whole before was published.\n");
  }

  @Test
  void text_of_a_file_cannot_break_the_message() {
    failures.report(InvoiceDataException.of("a\u001b[2J.csv", "two\nlines", null));

    assertThat(said()).isEqualTo("ecomm: [a\\u001b[2J.csv] two\\nlines\n");
  }

  @Test
  void a_setting_is_told_by_its_option() {
    failures.report(InvoiceDataException.of("a.csv", "is beyond maxFieldBytes = 1.", null));

    assertThat(said()).endsWith("(Option: --max-field-bytes N)\n");
  }
}
