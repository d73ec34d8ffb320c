package dev.ecomm.registry;

import dev.ecomm.error.EcommException;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A promotion expected another release behind the alias than there is. Nothing was changed. */
public final class AliasMovedException extends EcommException {
  private static final long serialVersionUID = 1L;

  private final String alias;
  private final int expected;
  private final transient @Nullable Promotion found;

  AliasMovedException(URI history, String alias, OptionalInt expected, Optional<Promotion> found) {
    super(
        "["
            + Texts.source(history)
            + "] alias \""
            + alias
            + "\" "
            + found
                .map(
                    it ->
                        "is version "
                            + it.version()
                            + ", promoted by \""
                            + it.by()
                            + "\" at "
                            + it.at())
                .orElse("stands for no version")
            + ", expected "
            + (expected.isPresent() ? "version " + expected.getAsInt() : "none")
            + ". Look at it, and promote again with what is current.",
        null);
    this.alias = alias;
    this.expected = expected.orElse(0);
    this.found = found.orElse(null);
  }

  /**
   * Returns the alias.
   *
   * @return its name
   */
  public String alias() {
    return alias;
  }

  /**
   * Returns what was expected.
   *
   * @return the version; empty if none was
   */
  public OptionalInt expected() {
    return expected == 0 ? OptionalInt.empty() : OptionalInt.of(expected);
  }

  /**
   * Returns what the alias stands for, and who made it so: the winner, where several promoted at
   * once.
   *
   * @return empty if it stands for nothing
   */
  public Optional<Promotion> found() {
    return Optional.ofNullable(found);
  }
}
