package dev.ecomm.run;

/**
 * How far one step is.
 *
 * @param step what is being done, for people: {@code reading}, {@code writing}
 * @param done units finished, never less than in the report before of the same step
 * @param total units in all, or {@link #UNKNOWN} where that is not known
 * @param unit what is counted: {@code bytes}, {@code lines}
 */
public record Progress(String step, long done, long total, String unit) {

  /** The {@link #total()} of a step whose length is not known. */
  public static final long UNKNOWN = -1;

  @Override
  public String toString() {
    String of = total == UNKNOWN ? "" : " of " + total;
    return step + ": " + done + of + " " + unit;
  }
}
