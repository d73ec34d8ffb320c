package dev.ecomm.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ecomm.run.Progress;
import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.Test;

class ProgressBarsTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private String shown(Progress... reports) {
    try (ProgressBars bars = new ProgressBars(Console.utf8(bytes, true))) {
      for (Progress report : reports) {
        bars.onProgress(report);
      }
    }
    return bytes.toString(UTF_8);
  }

  @Test
  void a_bar_names_step_and_unit_and_vanishes_at_the_end() {
    String shown = shown(new Progress("reading", 5_000_000, 10_000_000, "bytes"));

    assertThat(shown).contains("\rreading", "MB").endsWith("\r" + " ".repeat(79) + "\r");
    assertThat(shown).doesNotContain("\n");
  }

  @Test
  void a_length_that_is_not_known_is_no_obstacle() {
    assertThat(shown(new Progress("reading", 7, Progress.UNKNOWN, "lines"))).contains("reading");
  }

  @Test
  void each_step_has_its_bar() {
    assertThat(
            shown(new Progress("reading", 1, 1, "lines"), new Progress("writing", 1, 2, "lines")))
        .contains("\rreading", "\rwriting");
  }

  @Test
  void nothing_is_shown_where_nothing_is_reported() {
    assertThat(shown()).isEmpty();
  }
}
