package dev.ecomm.io;

import java.util.Iterator;
import java.util.List;

/** The rows of a source that could not be typed, in its order. Immutable. */
public final class Rejects implements Iterable<Reject> {
  private final List<Reject> rows;

  private Rejects(List<Reject> rows) {
    this.rows = rows;
  }

  /**
   * Wraps rejected rows.
   *
   * @param rows in the order of the source; copied
   * @return the rejects
   */
  public static Rejects of(List<Reject> rows) {
    return new Rejects(List.copyOf(rows));
  }

  /**
   * Returns the number of rejected rows.
   *
   * @return rows, each of which may have several faults
   */
  public int size() {
    return rows.size();
  }

  @Override
  public Iterator<Reject> iterator() {
    return rows.iterator();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Rejects that && rows.equals(that.rows);
  }

  @Override
  public int hashCode() {
    return rows.hashCode();
  }

  @Override
  public String toString() {
    return rows.isEmpty()
        ? "no rejects"
        : rows.size() + " rejects, first: " + rows.get(0).errors().get(0).message();
  }
}
