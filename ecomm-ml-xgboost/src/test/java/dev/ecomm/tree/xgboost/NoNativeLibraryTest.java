package dev.ecomm.tree.xgboost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecomm.run.RunContext;
import dev.ecomm.tree.TreeParameters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A machine for which XGBoost has no library, in a process of its own. */
class NoNativeLibraryTest {

  /** Trains twice: the second failure of a class to load is another one than the first. */
  static final class Trainings {

    private Trainings() {}

    public static void main(String[] arguments) {
      Samples samples = Samples.of(1, 20, 2);
      for (int time = 0; time < 2; time++) {
        try {
          Object unused =
              new XgboostTrainer()
                  .train(
                      samples.features(),
                      samples.labels(),
                      2,
                      TreeParameters.boosting(),
                      RunContext.withDefaults());
        } catch (IllegalStateException e) {
          System.out.println(e.getMessage());
        }
      }
    }
  }

  @Test
  void training_says_what_is_missing_each_time() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "-Dxgboostruntime.native.xgboost4j=/no/such/library",
                Trainings.class.getName())
            .redirectErrorStream(true)
            .start();

    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(output).isZero();
    assertThat(output.lines().filter(line -> line.startsWith("XGBoost's native library")))
        .hasSize(2)
        .allMatch(line -> line.contains("Install OpenMP (libgomp), or choose another trainer."));
  }
}
