package dev.ecomm.cli;

import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.forecast.ForecastModels;
import dev.ecomm.registry.ModelRegistry;
import dev.ecomm.registry.Release;
import dev.ecomm.registry.ReleaseDraft;
import dev.ecomm.store.Precondition;
import dev.ecomm.store.Stores;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where fitted forecast models are kept, and which of them to use instead of fitting. */
final class SavedForecasts {
  private static final String PART = "_part_";

  /** A registry's names have 64, and parts have theirs behind it. */
  private static final int MOST_NAME = 56;

  @Option(
      names = "--registry",
      paramLabel = "DIR",
      converter = Location.Converter.class,
      description =
          "Keep what is fitted: a release of --model-name in the registry of this directory. With"
              + " --use: where the models are.")
  @Nullable Location registry;

  @Option(
      names = "--model-name",
      paramLabel = "NAME",
      description = "What the models are called: a-z, 0-9, _ and -, 56 at most. Default: forecast.")
  @Nullable String modelName;

  @Option(
      names = "--use",
      paramLabel = "NAME",
      description =
          "Forecast by the models that --model-name NAME kept in --registry: nothing is fitted or"
              + " tested, series without a model are new.")
  @Nullable String use;

  @Mixin final ReleaseChoice release = new ReleaseChoice();

  boolean keeps() {
    return registry != null && use == null;
  }

  boolean uses() {
    return use != null;
  }

  /** Fails if options do not go together; names them. */
  void require() {
    if (registry == null) {
      requireAbsent("--model-name", modelName, "with --registry");
      requireAbsent("--use", use, "with --registry");
    } else if (registry.isStandardStream()) {
      throw new IllegalArgumentException("--registry is -, must be a directory");
    }
    if (use == null) {
      requireAbsent("--version", release.version, "with --use");
      requireAbsent("--alias", release.alias, "with --use");
    } else {
      requireAbsent("--model-name", modelName, "without --use, which names the models");
    }
    if (name().length() > MOST_NAME) {
      throw new IllegalArgumentException(
          "--model-name has " + name().length() + " characters, must be " + MOST_NAME + " at most");
    }
    release.require();
  }

  private static void requireAbsent(String option, @Nullable Object value, String how) {
    if (value != null) {
      throw new IllegalArgumentException(option + " is given, must be " + how);
    }
  }

  private String name() {
    return use != null ? use : modelName != null ? modelName : "forecast";
  }

  private Location directory() {
    if (registry == null) {
      throw new IllegalStateException("no registry was given");
    }
    return registry;
  }

  private ModelRegistry open(Session session) {
    return ModelRegistry.builder(directory().output())
        .stores(session.stores())
        .model(name())
        .build();
  }

  /** Says before the work that nothing can be written there, not after it. */
  void requireWritable(Session session) {
    ModelRegistry unused = open(session); // refuses what is no name
    URI trial = directory().child("models/" + name() + "_trial.json").output();
    session.stores().of(trial).replace(trial, Precondition.none()).close(); // given up
  }

  /** The release to forecast by. */
  Release release(Session session) {
    return release.load(
        open(session),
        name(),
        "--use is "
            + name()
            + ", of which "
            + directory()
            + " has no release; make one with --model-name "
            + name());
  }

  /** The models of a release. */
  ForecastModels models(Release release) {
    List<String> parts = new ArrayList<>();
    Optional<String> part = release.text(part(0));
    while (part.isPresent()) {
      parts.add(part.get());
      part = release.text(part(parts.size()));
    }
    try {
      return ForecastModels.of(release.content(), parts);
    } catch (InvoiceDataException e) {
      throw InvoiceDataException.of(
          Stores.withoutSecrets(directory().output()).toString(),
          name() + ", version " + release.version() + ": " + e.getMessage(),
          e);
    }
  }

  private String part(int number) {
    return String.format(Locale.ROOT, "%s%s%02d", name(), PART, number);
  }

  /** Publishes a release, whole or not at all. */
  Release publish(Session session, ForecastModels models) {
    ReleaseDraft.Builder draft = ReleaseDraft.of(models.head());
    for (int i = 0; i < models.parts().size(); i++) {
      draft.part(part(i), models.parts().get(i));
    }
    return open(session).publish(draft.build(), "ecomm forecast", models.ids().size() + " series");
  }

  @Override
  public String toString() {
    return name() + " in " + directory();
  }
}
