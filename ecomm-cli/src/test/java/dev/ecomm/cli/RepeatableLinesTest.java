package dev.ecomm.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.error.StoreException;
import dev.ecomm.io.Invoices;
import dev.ecomm.model.InvoiceLine;
import dev.ecomm.run.CancellationToken;
import dev.ecomm.run.Progress;
import dev.ecomm.run.RunContext;
import dev.ecomm.store.Stores;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepeatableLinesTest {
  private static final int ROWS = 50_000;
  private static final String LINES =
      Samples.invoices(ROWS) + "x,A,THING,one,2011-01-01,2.5,17850,EIRE\n";

  private final List<Progress> progress = new ArrayList<>();

  @TempDir Path dir;

  @ParameterizedTest
  @ValueSource(longs = {0, 1_000_000, Long.MAX_VALUE})
  void every_pass_has_the_same_lines_whether_they_are_held_or_read_anew(long mostHeldBytes) {
    Path in = Samples.write(dir.resolve("in.csv"), LINES);
    RepeatableLines lines = lines(Stores.discovered(), in.toUri(), 3, mostHeldBytes);

    List<InvoiceLine> first = collect(lines);
    assertThat(first).hasSize(ROWS);
    assertThat(collect(lines)).isEqualTo(first);
    assertThat(lines.rejects().size()).isEqualTo(1);
    assertThat(collect(lines)).isEqualTo(first);
    assertThat(lines.rejects().size()).isEqualTo(1);
    assertThat(lines.report().rejected()).isEqualTo(1);
    assertThat(progress)
        .extracting(Progress::step)
        .contains("pass 1 of 3", "pass 2 of 3", "pass 3 of 3");
  }

  @Test
  void a_stream_that_fits_can_be_gone_through_twice() {
    RepeatableLines lines = lines(streams(), StandardStreams.INPUT, 2, Long.MAX_VALUE);

    assertThat(collect(lines)).isEqualTo(collect(lines)).hasSize(ROWS);
  }

  @Test
  void a_stream_that_does_not_fit_cannot() {
    RepeatableLines lines = lines(streams(), StandardStreams.INPUT, 2, 1_000_000);

    assertThatThrownBy(() -> collect(lines))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("must be read 2 times")
        .hasMessageContaining("Save it to a file first, or give Java more heap");
  }

  @Test
  void a_stream_of_any_size_can_be_gone_through_once() {
    RepeatableLines lines = lines(streams(), StandardStreams.INPUT, 1, 0);

    assertThat(collect(lines)).hasSize(ROWS);
  }

  @Test
  void a_file_that_has_other_rows_at_the_second_pass_is_an_error() {
    Path in = Samples.write(dir.resolve("in.csv"), LINES);
    RepeatableLines lines = lines(Stores.discovered(), in.toUri(), 3, 0);
    assertThatCode(() -> collect(lines)).doesNotThrowAnyException();
    Samples.write(in, Samples.invoices(ROWS + 5));

    assertThatThrownBy(() -> collect(lines))
        .isInstanceOf(InvoiceDataException.class)
        .hasMessageContaining("it changed while it was read. Run again when nobody writes to it.");
  }

  @Test
  void a_file_that_has_as_many_but_other_rows_is_an_error_in_the_end() {
    Path in = Samples.write(dir.resolve("in.csv"), LINES);
    RepeatableLines lines = lines(Stores.discovered(), in.toUri(), 2, 0);
    assertThatCode(() -> collect(lines)).doesNotThrowAnyException();
    Samples.write(in, LINES.replace("THING", "ANOTHER THING"));

    assertThatThrownBy(() -> collect(lines)).hasMessageContaining("it changed");
  }

  private RepeatableLines lines(Stores stores, URI source, int passes, long mostHeldBytes) {
    return new RepeatableLines(
        stores,
        source,
        Invoices.reader().stores(stores).build(),
        passes,
        RunContext.withProgress(progress::add),
        mostHeldBytes);
  }

  private static Stores streams() {
    Console console =
        new Console(
            new ByteArrayInputStream(LINES.getBytes(StandardCharsets.UTF_8)),
            Console.outTo(new ByteArrayOutputStream()),
            Console.utf8(new ByteArrayOutputStream(), true),
            false);
    return new Session(console, new CancellationToken()).stores();
  }

  private static List<InvoiceLine> collect(RepeatableLines lines) {
    List<InvoiceLine> all = new ArrayList<>();
    lines.forEach(batch -> batch.forEach(all::add));
    return all;
  }
}
