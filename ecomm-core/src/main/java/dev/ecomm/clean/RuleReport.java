package dev.ecomm.clean;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one rule did. Counts are of the lines that reached it, that is, which no rule before it had
 * rejected; money is exact, in the currency of the lines.
 *
 * @param id name of the rule
 * @param action what it does
 * @param reason why, for people
 * @param seen lines that reached the rule
 * @param touched of those, the lines that it found, or whose cell it changed
 * @param samples row numbers of the first of them, at most {@value #SAMPLES}
 * @param errors lines on which it could not be evaluated; they are quarantined
 * @param firstError row and exception of the first of these
 * @param moneyBefore quantity times price of the lines that reached the rule
 * @param moneyAfter the same of the lines that left it
 * @param thresholds what it was told and what it learned
 */
public record RuleReport(
    String id,
    RuleAction action,
    String reason,
    long seen,
    long touched,
    List<Long> samples,
    long errors,
    Optional<String> firstError,
    BigDecimal moneyBefore,
    BigDecimal moneyAfter,
    Map<String, String> thresholds) {

  /** The most row numbers that are named. */
  public static final int SAMPLES = 5;

  /** Copies list and map, and writes equal amounts in one way. */
  public RuleReport {
    moneyBefore = Amounts.plain(moneyBefore);
    moneyAfter = Amounts.plain(moneyAfter);
    samples = List.copyOf(samples);
    thresholds = Collections.unmodifiableMap(new LinkedHashMap<>(thresholds));
  }

  /**
   * Returns what the rule did to the money.
   *
   * @return after minus before, exactly
   */
  public BigDecimal moneyChange() {
    return Amounts.plain(moneyAfter.subtract(moneyBefore));
  }

  /** The report of this rule on lines of this and, behind them, others. */
  RuleReport plus(RuleReport next) {
    List<Long> first = new ArrayList<>(samples);
    next.samples.stream().limit(SAMPLES - first.size()).forEach(first::add);
    return new RuleReport(
        id,
        action,
        reason,
        seen + next.seen,
        touched + next.touched,
        first,
        errors + next.errors,
        firstError.or(() -> next.firstError),
        moneyBefore.add(next.moneyBefore),
        moneyAfter.add(next.moneyAfter),
        thresholds);
  }
}
