package dev.ecomm.interpret;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Plain names of clusters from their strongest contrasts, such as "lapsed one-time buyers".
 *
 * <p>A contrast is strong from the effect on that Romano et al. (2006) call medium. The strongest
 * two make the name, a third one where two clusters would have the same, a number where that does
 * not help. Effects are compared by their first decimal: behind it, which feature people know best
 * matters more.
 */
final class ClusterNames {

  private static final double MEDIUM = 0.33;
  private static final int FEW = 2;
  private static final int MORE = 3;

  private ClusterNames() {}

  /** Names for clusters, each once. */
  static List<String> of(List<List<FeatureContrast>> clusters) {
    if (clusters.size() == 1) {
      return List.of("all customers");
    }
    List<String> few = names(clusters, FEW);
    List<String> more = names(clusters, MORE);
    Map<String, Long> times =
        few.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    List<String> unique = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (int c = 0; c < few.size(); c++) {
      String name = times.getOrDefault(few.get(c), 0L) > 1 ? more.get(c) : few.get(c);
      String numbered = name;
      for (int number = 2; !taken.add(numbered); number++) {
        numbered = name + " " + number;
      }
      unique.add(numbered);
    }
    return unique;
  }

  private static List<String> names(List<List<FeatureContrast>> clusters, int parts) {
    return clusters.stream().map(contrasts -> name(contrasts, parts)).toList();
  }

  /** At most one contrast of each kind. */
  private static List<FeatureContrast> strongest(List<FeatureContrast> contrasts, int parts) {
    List<FeatureContrast> strong = new ArrayList<>();
    for (FeatureContrast contrast : contrasts) {
      if (Math.abs(contrast.effect()) >= MEDIUM) {
        strong.add(contrast);
      }
    }
    // stable: what is equally strong and of the same kind keeps the order of the features
    strong.sort(
        Comparator.comparingLong((FeatureContrast c) -> -Math.round(10 * Math.abs(c.effect())))
            .thenComparing(c -> Trait.of(c.feature())));
    List<FeatureContrast> chosen = new ArrayList<>();
    Set<Object> kinds = new HashSet<>();
    for (FeatureContrast contrast : strong) {
      Trait trait = Trait.of(contrast.feature());
      Object kind = trait == Trait.OTHER ? contrast.feature() : trait.kind();
      if (chosen.size() < parts && kinds.add(kind)) {
        chosen.add(contrast);
      }
    }
    return chosen;
  }

  private static String name(List<FeatureContrast> contrasts, int parts) {
    if (contrasts.get(0).median().isEmpty()) {
      return "nobody";
    }
    List<FeatureContrast> inOrder = strongest(contrasts, parts);
    if (inOrder.isEmpty()) {
      return "typical customers";
    }
    inOrder.sort(Comparator.comparing(c -> Trait.of(c.feature())));
    String adjectives = words(inOrder, Trait.Role.ADJECTIVE, " ");
    String nouns = words(inOrder, Trait.Role.NOUN, " ");
    String phrases = words(inOrder, Trait.Role.PHRASE, " and ");
    String noun = nouns.isEmpty() ? (adjectives.isEmpty() ? "customers" : "buyers") : nouns;
    return (adjectives + " " + noun + (phrases.isEmpty() ? "" : " with " + phrases)).strip();
  }

  private static String words(List<FeatureContrast> contrasts, Trait.Role role, String between) {
    return contrasts.stream()
        .filter(contrast -> Trait.of(contrast.feature()).role() == role)
        .map(contrast -> Trait.of(contrast.feature()).words(contrast))
        .collect(Collectors.joining(between));
  }
}
