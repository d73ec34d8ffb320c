package dev.ecomm.cli;

import dev.ecomm.rfm.Money;
import dev.ecomm.rfm.Rfm;
import dev.ecomm.rfm.RfmDefinition;
import dev.ecomm.rfm.RfmState;
import dev.ecomm.rfm.RfmTable;
import dev.ecomm.run.RunContext;
import java.time.LocalDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How invoice lines become customers; the same for every command that profiles them. */
final class CustomerOptions {

  @Mixin final LinesOption given = new LinesOption();

  @Option(
      names = "--as-of",
      paramLabel = "TIME",
      converter = Words.ForInstant.class,
      description =
          "A day, which is its start, or a day with a time: lines from then on are not looked at,"
              + " not even by the cleaning. Default: the start of the day after the last line.")
  @Nullable LocalDateTime asOf;

  @Option(
      names = "--money",
      paramLabel = "gross|net|netted",
      converter = Words.ForMoney.class,
      description =
          "Which money counts: what was bought, what was booked, or what was bought and not taken"
              + " back. Default: gross with standard, else net.")
  @Nullable Money money;

  @Option(
      names = "--pack",
      paramLabel = "seed|notebook|retail",
      converter = Pack.Converter.class,
      description = "Which cleaning. Default: retail with standard, else that of the definition.")
  @Nullable Pack pack;

  @Mixin final ReadingOptions reading = new ReadingOptions();

  Location input() {
    return given.input;
  }

  /** Computes features by a definition, as of the instant and with the money that were given. */
  Rfm rfm(RfmDefinition columns) {
    Rfm.Builder builder = Rfm.builder().definition(columns);
    if (asOf != null) {
      builder.asOf(asOf);
    }
    if (money != null) {
      builder.money(money);
    }
    return builder.build();
  }

  /** Reads, cleans and profiles. */
  ProfiledCustomers profile(Session session, RunContext run, RfmDefinition definition) {
    return profile(session, run, definition, Optional.empty(), 0);
  }

  /**
   * Reads, cleans and profiles.
   *
   * @param earlier the lines to go on from, which those of the input are added to
   * @param passesAfterwards how often the lines will be gone through by others
   */
  ProfiledCustomers profile(
      Session session,
      RunContext run,
      RfmDefinition definition,
      Optional<RfmState> earlier,
      int passesAfterwards) {
    Cleaning cleaning = Cleaning.of(pack == null ? Pack.of(definition.defaultPack()) : pack);
    RepeatableLines source =
        reading.lines(session, input(), cleaning.passes() + passesAfterwards, run);
    LinesBefore past = new LinesBefore(source, Optional.ofNullable(asOf));
    RunContext silent = run.reportingTo(progress -> {}); // the passes are reported by the lines
    RfmState lines = earlier.orElseGet(RfmState::new);
    cleaning.fit(past, silent).applyInBatches(past, silent, piece -> lines.add(piece.table()));
    if (earlier.isEmpty()) {
      past.requireSome();
    }
    RfmTable profile = rfm(definition).compute(lines, run);
    return new ProfiledCustomers(cleaning, source, past, lines, profile);
  }
}
