package dev.ecomm.clean;

import java.util.Locale;

/** Constants as the files write them: {@code QUARANTINE} is {@code quarantine}. */
final class Names {

  private Names() {}

  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** The constant of a name, or an exception that lists those there are. */
  static <E extends Enum<E>> E parse(Class<E> type, String name) {
    for (E constant : type.getEnumConstants()) {
      if (of(constant).equals(name)) {
        return constant;
      }
    }
    throw new IllegalArgumentException(
        "\"" + name + "\" is no " + type.getSimpleName() + "; there are " + all(type));
  }

  private static <E extends Enum<E>> String all(Class<E> type) {
    StringBuilder names = new StringBuilder();
    for (E constant : type.getEnumConstants()) {
      names.append(names.isEmpty() ? "" : ", ").append(of(constant));
    }
    return names.toString();
  }
}
