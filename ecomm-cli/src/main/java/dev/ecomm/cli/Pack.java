package dev.ecomm.cli;

import dev.ecomm.clean.CleaningPipeline;
import dev.ecomm.clean.Packs;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A cleaning with a name.
 *
 * @param name as typed
 * @param pipeline what it does
 */
record Pack(String name, CleaningPipeline pipeline) {

  static Pack of(String name) {
    return new Pack(name, Packs.named(name));
  }

  /** For picocli. */
  static final class Converter implements ITypeConverter<Pack> {
    @Override
    public Pack convert(String name) {
      try {
        return of(name);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(String.valueOf(e.getMessage()));
      }
    }
  }
}
