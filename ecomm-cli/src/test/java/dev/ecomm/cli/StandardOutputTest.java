package dev.ecomm.cli;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecomm.cli.StandardOutput.ReaderGoneException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

class StandardOutputTest {

  private static OutputStream failing(String message) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException(message);
      }
    };
  }

  @Test
  void a_full_disk_is_noticed_through_a_print_stream() {
    PrintStream out = Console.outTo(failing("No space left on device"));
    out.println("x");

    assertThatThrownBy(out::flush)
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("standard output could not be written: No space left on device");
  }

  @Test
  void a_reader_that_went_away_is_told_apart() {
    PrintStream out = Console.outTo(failing("Broken pipe"));
    out.println("x");

    assertThatThrownBy(out::flush).isInstanceOf(ReaderGoneException.class);
  }

  @Test
  void a_failure_is_reported_once() {
    PrintStream out = Console.outTo(failing("No space left on device"));
    out.println("x");
    assertThatThrownBy(out::flush).isInstanceOf(UncheckedIOException.class);

    assertThatCode(out::flush).doesNotThrowAnyException();
  }
}
