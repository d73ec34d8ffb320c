package dev.ecomm.clean;

import java.util.Map;
import java.util.Objects;

/**
 * One step of a {@link CleaningPipeline}: a question asked of every line and what is done with
 * those that it finds, or a repair of one column. A value: it holds no state of a run, so one rule
 * can serve many pipelines and threads.
 *
 * <p>Get one from {@link Rules}, or write your own in a line with {@link LineTest#of} or {@link
 * Repair#ofText}.
 */
public abstract sealed class Rule permits LineRule, Repair {
  private final String id;
  private final String reason;

  Rule(String id, String reason) {
    this.id = requireId(id);
    this.reason = Objects.requireNonNull(reason, "reason");
  }

  static String requireId(String id) {
    if (!id.matches("[a-z][a-z0-9_]*")) {
      throw new IllegalArgumentException(
          "id is \"" + id + "\", must be lower-case letters, digits and underscores, letter first");
    }
    return id;
  }

  /**
   * Drops the lines that a test finds.
   *
   * @param test the question; its id becomes the rule's
   * @return the rule
   */
  public static Rule drop(LineTest test) {
    return new LineRule(test, RuleAction.DROP);
  }

  /**
   * Puts the lines that a test finds aside, to be looked at.
   *
   * @param test the question; its id becomes the rule's
   * @return the rule
   */
  public static Rule quarantine(LineTest test) {
    return new LineRule(test, RuleAction.QUARANTINE);
  }

  /**
   * Marks the lines that a test finds.
   *
   * @param test the question; its id becomes the rule's
   * @return the rule
   */
  public static Rule flag(LineTest test) {
    return new LineRule(test, RuleAction.FLAG);
  }

  /**
   * Returns the name of the rule in reports, rejects and ledgers.
   *
   * @return snake case, unique in a pipeline
   */
  public final String id() {
    return id;
  }

  /**
   * Says what is wrong with a line that the rule finds.
   *
   * @return a sentence for people, without a full stop
   */
  public final String reason() {
    return reason;
  }

  /**
   * Returns what the rule does.
   *
   * @return the action
   */
  public abstract RuleAction action();

  /**
   * Tells whether the rule must see data before it can judge.
   *
   * @return false for every rule of a {@link FittedCleaning}
   */
  public boolean learns() {
    return false;
  }

  /**
   * Returns what the rule was told, and what it learned if it is fitted: {@code limit -> 1}. Of a
   * list or map, only its length.
   *
   * @return names and values in a fixed order; empty for a rule of a user's own code; unmodifiable
   */
  public final Map<String, String> thresholds() {
    return definition().thresholds();
  }

  abstract RuleDefinition definition();

  /** A fresh learner. Only for rules that learn. */
  Learner learner() {
    throw new IllegalStateException("rule " + id + " does not learn");
  }

  @Override
  public String toString() {
    return id + " (" + action() + (learns() ? ", not fitted" : "") + ") " + thresholds();
  }
}
