package dev.ecomm.cli;

import dev.ecomm.registry.ModelRegistry;
import dev.ecomm.registry.Release;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which release of saved models is meant. */
final class ReleaseChoice {

  @Option(
      names = "--version",
      paramLabel = "N",
      description = "Which release of the model. Default: the latest.")
  @Nullable Integer version;

  @Option(
      names = "--alias",
      paramLabel = "NAME",
      description = "The release that an alias stands for, such as production.")
  @Nullable String alias;

  /** Fails if it is chosen in two ways. */
  void require() {
    if (version != null && alias != null) {
      throw new IllegalArgumentException("--version and --alias are both given, must be one");
    }
  }

  /**
   * Loads the release.
   *
   * @param where what the user called the models
   * @param none what to say if there is no release at all
   */
  Release load(ModelRegistry models, String where, String none) {
    if (version != null) {
      return models.load(version);
    }
    if (alias != null) {
      return models.load(
          models
              .current(alias)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "--alias is " + alias + ", which " + where + " does not have"))
              .version());
    }
    return models.latest().orElseThrow(() -> new IllegalArgumentException(none));
  }
}
