package dev.ecomm.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ecomm.store.ObjectStore;
import dev.ecomm.store.ObjectWriter;
import dev.ecomm.store.Precondition;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Small runs, whose every file begins with the same word, and a reader that notices a mixture. */
final class Runs {

  private Runs() {}

  static Manifest manifest(LocalDate day) {
    return Manifest.builder(day, "segment").option("definition", "seed").seed(0).build();
  }

  static RunInfo info() {
    Instant start = Instant.parse("2011-12-10T12:00:00Z");
    return new RunInfo(
        start,
        start.plusSeconds(2),
        List.of(new RunInfo.Step("profile", Duration.ofMillis(1_500))),
        Map.of("os.name", "any"));
  }

  /** Tables {@code word name}, and a control file {@code word}. */
  static Manifest write(RunDirectory directory, String word, String... tables) {
    try (RunWriter run = directory.begin()) {
      for (String table : tables) {
        run.data(table, word + " " + table);
      }
      run.artifact("control_file.json", word);
      return run.commit(manifest(run.execDate()), info());
    }
  }

  /** The word of the current run, once it was found in all of its files. */
  static String read(RunDirectory directory) {
    return directory.read(
        run -> {
          String word = new String(run.bytes("artifact/control_file.json"), UTF_8);
          for (OutputFile output : run.manifest().outputs()) {
            assertThat(new String(run.bytes(output.name()), UTF_8)).startsWith(word);
          }
          return word;
        });
  }

  static void put(ObjectStore store, URI uri, String text) {
    try (ObjectWriter out = store.replace(uri, Precondition.none())) {
      out.write(text.getBytes(UTF_8));
      out.commit();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(ObjectStore store, URI uri) {
    try (InputStream in = store.open(uri, 0)) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
