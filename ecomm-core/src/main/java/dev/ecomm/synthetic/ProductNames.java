package dev.ecomm.synthetic;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Names of gifts, made of a theme, a form and a colour. Members of a family share theme and form
 * and differ in colour, or share the theme and differ in form. A name is never given twice.
 */
final class ProductNames {

  private static final String[] THEMES = {
    "POLKADOT",
    "WOODLAND",
    "REGENCY",
    "STRAWBERRY",
    "PAISLEY",
    "CIRCUS PARADE",
    "DOLLY GIRL",
    "SPACEBOY",
    "VINTAGE ROSE",
    "NORDIC STAR",
    "LITTLE BIRD",
    "TOADSTOOL",
    "ENAMEL FLOWER",
    "BAROQUE",
    "GINGHAM",
    "COTTAGE GARDEN",
    "SEASIDE",
    "APPLE BLOSSOM",
    "OWL",
    "SKULLS",
    "LOVE HEART",
    "BUTTERFLY",
    "DAISY",
    "RIBBON",
    "JUBILEE",
    "TEA PARTY",
    "FRENCH KITCHEN",
    "ANTIQUE IVORY",
    "DINOSAUR",
    "PIRATE",
    "FAIRY CAKE",
    "HEDGEHOG",
    "MUSHROOM",
    "CHERRY",
    "LAVENDER",
    "HARLEQUIN",
    "SAFARI",
    "FELTCRAFT",
    "ORIENTAL",
    "CORNER SHOP",
    "FARMYARD",
    "RETRO FLOWER",
    "MIDNIGHT",
    "SUNFLOWER",
    "PEACOCK",
    "ROCKING HORSE",
    "TIN SOLDIER",
    "MARKET STALL",
    "BIRDCAGE",
    "ALPHABET",
    "POSTAGE STAMP",
    "UNION FLAG",
    "KITCHEN GARDEN",
    "PARISIAN",
    "WILD STRAWBERRY",
    "SWEETHEART",
    "STRIPED",
    "EMBOSSED",
    "CHILLI",
    "FLORAL"
  };

  private static final String[] CHRISTMAS_THEMES = {
    "CHRISTMAS TREE",
    "REINDEER",
    "SNOWMAN",
    "HOLLY WREATH",
    "ADVENT",
    "SILVER BAUBLE",
    "WINTER ROBIN",
    "GINGERBREAD",
    "SNOWFLAKE",
    "FATHER CHRISTMAS"
  };

  private static final String[] FORMS = {
    "LUNCH BAG",
    "TEACUP AND SAUCER",
    "ALARM CLOCK",
    "CAKE STAND",
    "T-LIGHT HOLDER",
    "BUNTING",
    "JUMBO BAG",
    "SHOPPER",
    "MUG",
    "APRON",
    "TEA TOWEL",
    "WALL CLOCK",
    "PHOTO FRAME",
    "CUSHION",
    "DOORMAT",
    "COAT HANGER",
    "LANTERN",
    "CANDLE",
    "WATER BOTTLE",
    "CAKE TINS",
    "STORAGE TIN",
    "BISCUIT TIN",
    "TRINKET BOX",
    "MONEY BANK",
    "DOORSTOP",
    "CHARM BRACELET",
    "NECKLACE",
    "KEY RING",
    "NOTEBOOK",
    "GIFT WRAP",
    "PAPER CHAIN",
    "NAPKINS",
    "PAPER CUPS",
    "SAUCER",
    "MILK JUG",
    "EGG CUP",
    "CHOPPING BOARD",
    "OVEN GLOVE",
    "RECIPE BOX",
    "KITCHEN SCALES",
    "MIXING BOWL",
    "BREAD BIN",
    "PLANT POT",
    "WATERING CAN",
    "GARDEN SPADE",
    "PARASOL",
    "HOT WATER BOTTLE",
    "SLIPPERS",
    "RAIN HAT",
    "UMBRELLA",
    "CHILDS APRON",
    "JIGSAW",
    "SOFT TOY",
    "LUNCH BOX",
    "SNACK BOXES",
    "PENCIL CASE",
    "RULER",
    "STICKERS",
    "SKETCHBOOK",
    "CHALKBOARD",
    "WALL ART",
    "METAL SIGN",
    "HOOK",
    "DRAWER KNOB",
    "MIRROR",
    "JEWELLERY STAND",
    "SOAP DISH",
    "BATH MAT",
    "TOILETRY BAG",
    "CIGAR BOX",
    "PLAYING CARDS",
    "DOMINO SET",
    "SPINNING TOP",
    "MAGNETS",
    "PLASTERS IN TIN",
    "CAKE CASES",
    "COOKIE CUTTER",
    "CAKE SLICE",
    "JAM JAR",
    "FLOWER VASE",
    "INCENSE STICKS",
    "FEATHER TREE",
    "GARLAND",
    "WREATH",
    "STRING OF LIGHTS",
    "BIRD FEEDER",
    "BOTTLE BAG",
    "PARTY BAGS",
    "BALLOONS",
    "GREETING CARD"
  };

  private static final String[] COLOURS = {
    "RED",
    "PINK",
    "BLUE",
    "GREEN",
    "WHITE",
    "CREAM",
    "IVORY",
    "BLACK",
    "MINT",
    "YELLOW",
    "PURPLE",
    "TURQUOISE",
    "SILVER",
    "GOLD"
  };

  /** A comma and an inch sign, so that files need quotes in about one line of a hundred. */
  private static final String[] SIZES = {
    "SMALL",
    "LARGE",
    "SET OF 3",
    "SET OF 6",
    "PACK OF 12",
    "BOX OF 24",
    "SET/4",
    "5\"",
    "9\", ROUND"
  };

  private static final Odds SIZE_ODDS = Odds.of(6, 6, 5, 4, 3, 2, 2, 0.4, 0.4);

  private final Set<String> given = new HashSet<>();
  private final Draws draws;

  ProductNames(Draws draws) {
    this.draws = draws;
  }

  /** The names of a family. */
  String[] family(int members, boolean christmas) {
    String[] themes = christmas ? CHRISTMAS_THEMES : THEMES;
    String theme = themes[draws.below(themes.length)];
    String form = FORMS[draws.below(FORMS.length)];
    boolean byColour = draws.chance(0.6);
    String[] names = new String[members];
    for (int i = 0; i < members; i++) {
      String name;
      do {
        name =
            byColour
                ? theme + " " + form + " " + COLOURS[draws.below(COLOURS.length)]
                : theme + " " + FORMS[draws.below(FORMS.length)];
        if (draws.chance(0.25)) {
          name = sized(name);
        }
      } while (!given.add(name));
      names[i] = name;
    }
    return names;
  }

  private String sized(String name) {
    String size = SIZES[SIZE_ODDS.pick(draws)];
    return Character.isLetter(size.charAt(0)) ? size + " " + name : name + " " + size;
  }

  /** What keeping names by hand does to them: blanks at the end, in the middle, at the start. */
  String typed(String name) {
    double luck = draws.unit();
    if (luck < 0.19) {
      return name + " ";
    }
    if (luck < 0.22) {
      return name.replaceFirst(" ", "  ");
    }
    return luck < 0.225 ? " " + name : name;
  }

  /** Another spelling of the same product. */
  String respelt(String name) {
    return switch (draws.below(5)) {
      case 0 -> name.strip() + ".";
      case 1 -> name.strip().replaceFirst(" ", ", ");
      case 2 -> name.endsWith(" ") ? name.strip() : name + " ";
      case 3 -> name.strip() + " DESIGN";
      default -> {
        String words = name.strip();
        int last = words.lastIndexOf(' ') + 1;
        yield words.substring(0, last + 1) + words.substring(last + 1).toLowerCase(Locale.ROOT);
      }
    };
  }
}
