package dev.ecomm.cli;

import dev.ecomm.association.ItemsetKind;
import dev.ecomm.association.Miner;
import dev.ecomm.basket.BasketItem;
import dev.ecomm.basket.Population;
import dev.ecomm.feature.time.EmaKind;
import dev.ecomm.io.BadCellPolicy;
import dev.ecomm.io.CharsetChoice;
import dev.ecomm.io.parquet.ParquetCompression;
import dev.ecomm.recommend.Ranking;
import dev.ecomm.rfm.Money;
import dev.ecomm.rfm.RfmDefinition;
import dev.ecomm.series.DemandDays;
import dev.ecomm.series.DemandKey;
import dev.ecomm.series.DemandMeasure;
import dev.ecomm.series.DemandPeriod;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Option values that are words: an enum's constants as people write them, {@code windows-1252}. */
final class Words {

  private Words() {}

  static <E extends Enum<E>> E of(Class<E> type, String word) {
    List<String> known = new ArrayList<>();
    for (E constant : type.getEnumConstants()) {
      String spelled = constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
      if (spelled.equals(word.toLowerCase(Locale.ROOT).replace('_', '-'))) {
        return constant;
      }
      known.add(spelled);
    }
    throw new TypeConversionException("\"" + word + "\" is none of " + String.join(", ", known));
  }

  /** For picocli. */
  static final class ForBadCellPolicy implements ITypeConverter<BadCellPolicy> {
    @Override
    public BadCellPolicy convert(String word) {
      return of(BadCellPolicy.class, word);
    }
  }

  /** For picocli. */
  static final class ForCharsetChoice implements ITypeConverter<CharsetChoice> {
    @Override
    public CharsetChoice convert(String word) {
      return of(CharsetChoice.class, word);
    }
  }

  /** For picocli. */
  static final class ForEmaKind implements ITypeConverter<EmaKind> {
    @Override
    public EmaKind convert(String word) {
      return of(EmaKind.class, word);
    }
  }

  /** For picocli. */
  static final class ForCompression implements ITypeConverter<ParquetCompression> {
    @Override
    public ParquetCompression convert(String word) {
      return of(ParquetCompression.class, word);
    }
  }

  /** For picocli. */
  static final class ForKind implements ITypeConverter<ConvertCommand.Kind> {
    @Override
    public ConvertCommand.Kind convert(String word) {
      return of(ConvertCommand.Kind.class, word);
    }
  }

  /** For picocli. */
  static final class ForLayout implements ITypeConverter<ShowCommand.Layout> {
    @Override
    public ShowCommand.Layout convert(String word) {
      return of(ShowCommand.Layout.class, word);
    }
  }

  /** For picocli. */
  static final class ForDefinition implements ITypeConverter<RfmDefinition> {
    @Override
    public RfmDefinition convert(String word) {
      return of(RfmDefinition.class, word);
    }
  }

  /** For picocli. */
  static final class ForMoney implements ITypeConverter<Money> {
    @Override
    public Money convert(String word) {
      return of(Money.class, word);
    }
  }

  /** For picocli. */
  static final class ForItem implements ITypeConverter<BasketItem> {
    @Override
    public BasketItem convert(String word) {
      return of(BasketItem.class, word);
    }
  }

  /** For picocli. */
  static final class ForPopulation implements ITypeConverter<Population> {
    @Override
    public Population convert(String word) {
      return of(Population.class, word);
    }
  }

  /** For picocli. */
  static final class ForItemsetKind implements ITypeConverter<ItemsetKind> {
    @Override
    public ItemsetKind convert(String word) {
      return of(ItemsetKind.class, word);
    }
  }

  /** For picocli. */
  static final class ForRanking implements ITypeConverter<Ranking> {
    @Override
    public Ranking convert(String word) {
      return of(Ranking.class, word);
    }
  }

  /** For picocli. */
  static final class ForDemandPeriod implements ITypeConverter<DemandPeriod> {
    @Override
    public DemandPeriod convert(String word) {
      return of(DemandPeriod.class, word);
    }
  }

  /** For picocli. */
  static final class ForDemandDays implements ITypeConverter<DemandDays> {
    @Override
    public DemandDays convert(String word) {
      return of(DemandDays.class, word);
    }
  }

  /** For picocli. */
  static final class ForDemandKey implements ITypeConverter<DemandKey> {
    @Override
    public DemandKey convert(String word) {
      return of(DemandKey.class, word);
    }
  }

  /** For picocli. */
  static final class ForDemandMeasure implements ITypeConverter<DemandMeasure> {
    @Override
    public DemandMeasure convert(String word) {
      return of(DemandMeasure.class, word);
    }
  }

  /** For picocli. */
  static final class ForLagWay implements ITypeConverter<LagOptions.Way> {
    @Override
    public LagOptions.Way convert(String word) {
      return of(LagOptions.Way.class, word);
    }
  }

  /** For picocli; {@code fpgrowth} is one word to most. */
  static final class ForMiner implements ITypeConverter<Miner> {
    @Override
    public Miner convert(String word) {
      return of(Miner.class, word.equalsIgnoreCase("fpgrowth") ? "fp-growth" : word);
    }
  }

  /** For picocli: a day, which is its start, or a day with a time. */
  static final class ForInstant implements ITypeConverter<LocalDateTime> {
    @Override
    public LocalDateTime convert(String word) {
      try {
        return word.length() > "2011-12-10".length()
            ? LocalDateTime.parse(word.replace(' ', 'T'))
            : LocalDate.parse(word).atStartOfDay();
      } catch (DateTimeException e) {
        throw new TypeConversionException(
            "\""
                + word
                + "\" is neither a day, such as 2011-12-10, nor one with a time, such as"
                + " 2011-12-10T08:30:00");
      }
    }
  }

  /** For picocli: one character, or what shells make hard to type. */
  static final class ForSeparator implements ITypeConverter<Character> {
    @Override
    public Character convert(String word) {
      if (word.equals("tab") || word.equals("\\t")) {
        return '\t';
      }
      if (word.length() != 1) {
        throw new TypeConversionException(
            "\"" + word + "\" is not one character, such as ; or the word tab");
      }
      return word.charAt(0);
    }
  }

  /** For picocli: a number of rows, or all of them. */
  static final class ForRows implements ITypeConverter<Long> {
    @Override
    public Long convert(String word) {
      if (word.equalsIgnoreCase("all")) {
        return Long.MAX_VALUE;
      }
      try {
        long rows = Long.parseLong(word);
        if (rows >= 0) {
          return rows;
        }
      } catch (NumberFormatException e) {
        // falls through to the message for both
      }
      throw new TypeConversionException("\"" + word + "\" is neither a number of rows nor all");
    }
  }
}
