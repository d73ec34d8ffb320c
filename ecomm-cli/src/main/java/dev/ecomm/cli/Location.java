package dev.ecomm.cli;

import dev.ecomm.store.Stores;
import java.net.URI;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Where to read from or write to, as typed.
 *
 * @param text a path, a URI, or {@code -}
 * @param uri empty for {@code -}, which is standard input or output
 */
record Location(String text, Optional<URI> uri) {

  static Location of(String text) {
    return new Location(text, text.equals("-") ? Optional.empty() : Optional.of(Stores.uri(text)));
  }

  boolean isStandardStream() {
    return uri.isEmpty();
  }

  URI input() {
    return uri.orElse(StandardStreams.INPUT);
  }

  URI output() {
    return uri.orElse(StandardStreams.OUTPUT);
  }

  /** Something in this directory. */
  Location child(String name) {
    if (uri.isEmpty()) {
      throw new IllegalArgumentException("a standard stream is no directory to write into");
    }
    String typed = text.endsWith("/") ? text + name : text + "/" + name;
    return new Location(typed, uri.map(directory -> Stores.child(directory, name)));
  }

  /** As it is typed into a shell. */
  String quoted() {
    boolean plain =
        text.chars().allMatch(c -> c > ' ' && " '\"$`\\*?[]{}();&|<>#!~".indexOf(c) < 0);
    return plain ? text : "'" + Texts.visible(text).replace("'", "'\\''") + "'";
  }

  /** What messages call it when something is written there. */
  @Override
  public String toString() {
    return isStandardStream() ? "standard output" : Texts.visible(text);
  }

  /** For picocli. */
  static final class Converter implements ITypeConverter<Location> {
    @Override
    public Location convert(String text) {
      try {
        return of(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(String.valueOf(e.getMessage()));
      }
    }
  }
}
