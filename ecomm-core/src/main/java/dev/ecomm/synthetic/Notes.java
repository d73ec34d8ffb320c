package dev.ecomm.synthetic;

/** What people type into the description when they correct the stock. */
final class Notes {

  private static final String[] LOST = {
    "check",
    "damages",
    "damaged",
    "?",
    "Damaged",
    "sold as set on web",
    "thrown away",
    "??",
    "Unsaleable, destroyed.",
    "damages?",
    "wet damaged",
    "smashed",
    "missing",
    "CHECK",
    "wet pallet",
    "counted",
    "crushed",
    "wet/rusty",
    "stock check",
    "mixed up",
    "wrong barcode",
    "?lost",
    "faulty",
    "mouldy, thrown away.",
    "broken",
    "label mix up",
    "\"wrong\" colour",
    "???missing"
  };

  private static final Odds LOST_ODDS =
      Odds.of(
          120, 45, 42, 41, 14, 20, 9, 7, 9, 5, 5, 4, 3, 3, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1,
          2);

  private static final String[] FOUND = {
    "check", "found", "adjustment", "Found", "web", "?", "returned", "had been put aside", "FOUND"
  };

  private static final Odds FOUND_ODDS = Odds.of(39, 25, 14, 8, 15, 6, 4, 3, 3);

  private final int firstLost;
  private final int firstFound;

  Notes(Vocabulary vocabulary) {
    firstLost = vocabulary.texts();
    for (String note : LOST) {
      vocabulary.addText(note);
    }
    firstFound = vocabulary.texts();
    for (String note : FOUND) {
      vocabulary.addText(note);
    }
  }

  int lost(Draws draws) {
    return firstLost + LOST_ODDS.pick(draws);
  }

  int found(Draws draws) {
    return firstFound + FOUND_ODDS.pick(draws);
  }
}
