package dev.ecomm.registry;

import dev.ecomm.store.Stores;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** What each of several threads or processes does with one registry, and what it says of it. */
final class RegistryWork {

  private RegistryWork() {}

  /**
   * Publishes releases and tries to promote each.
   *
   * @return {@code published VERSION NAME-i} per release, {@code won EXPECTED VERSION} per
   *     promotion that was not refused
   */
  static List<String> run(ModelRegistry registry, String name, int releases) {
    List<String> said = new ArrayList<>();
    for (int i = 0; i < releases; i++) {
      String text = name + "-" + i;
      int version = registry.publish(Models.small(text), name, "").version();
      said.add("published " + version + " " + text);
      OptionalInt expected =
          registry
              .current("production")
              .map(it -> OptionalInt.of(it.version()))
              .orElse(OptionalInt.empty());
      try {
        Promotion won = registry.promote("production", version, expected, name);
        said.add("won " + expected.orElse(0) + " " + won.version());
      } catch (AliasMovedException e) {
        said.add("lost");
      }
    }
    return said;
  }

  /**
   * The same in a JVM of its own, with the stores that this finds.
   *
   * @param args directory, name, releases
   */
  public static void main(String[] args) throws IOException {
    ModelRegistry registry = ModelRegistry.at(Stores.uri(args[0]));
    var unused = registry.versions(); // what takes time at first is done before the race
    System.out.print('r');
    System.out.flush();
    if (System.in.read() != 'g') {
      throw new IllegalStateException("nobody said go");
    }
    run(registry, args[1], Integer.parseInt(args[2])).forEach(System.out::println);
  }
}
