package dev.ecomm.interpret;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a feature is about, and how people say that it is low or high. Earlier ones come first in a
 * name where they are equally strong.
 */
enum Trait {
  RECENCY(Role.ADJECTIVE, "recent", "lapsed", "recency"),
  FREQUENCY(Role.ADJECTIVE, "rare", "frequent", "frequency", "freq", "n_purchase_invoices"),
  ONE_TIME(Role.ADJECTIVE, "repeat", "one-time", "one_time", "is_first_time"),
  MONETARY(
      Role.NOUN, "small spenders", "big spenders", "monetary", "mean_spent", "revenue", "spend"),
  TENURE(Role.ADJECTIVE, "new", "long-standing", "tenure"),
  TICKET(Role.PHRASE, "small invoices", "large invoices", "mean_ticket"),
  QUANTITY(Role.PHRASE, "few pieces an invoice", "many pieces an invoice", "mean_quantity"),
  ITEMS(Role.PHRASE, "few different items", "many different items", "mean_unique_item"),
  GAP(Role.PHRASE, "short pauses", "long pauses", "mean_gap"),
  REFUNDS(Role.PHRASE, "few refunds", "many refunds", "refund"),
  /** Anything else: "low" or "high" and the name of the feature. */
  OTHER(Role.PHRASE, "low ", "high ");

  /** Where the words stand in a name. */
  enum Role {
    ADJECTIVE,
    NOUN,
    PHRASE
  }

  /** Features that count invoices: a median of 1 is more than rare. */
  private static final Set<String> COUNTS = Set.of("frequency", "n_purchase_invoices");

  private final Role role;
  private final String low;
  private final String high;
  private final List<String> beginnings;

  Trait(Role role, String low, String high, String... beginnings) {
    this.role = role;
    this.low = low;
    this.high = high;
    this.beginnings = List.of(beginnings);
  }

  Role role() {
    return role;
  }

  static Trait of(String feature) {
    String name = feature.toLowerCase(Locale.ROOT);
    for (Trait trait : values()) {
      if (trait.beginnings.stream().anyMatch(name::startsWith)) {
        return trait;
      }
    }
    return OTHER;
  }

  /** Traits that one name does not mention both. */
  Trait kind() {
    return this == ONE_TIME ? FREQUENCY : this;
  }

  String words(FeatureContrast contrast) {
    boolean above = contrast.effect() > 0;
    if (this == OTHER) {
      return (above ? high : low) + contrast.feature().replace('_', ' ').strip();
    }
    if (!above && COUNTS.contains(contrast.feature()) && contrast.median().orElse(0) <= 1) {
      return ONE_TIME.high;
    }
    return above ? high : low;
  }
}
