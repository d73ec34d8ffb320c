package dev.ecomm.cli;

import dev.ecomm.clean.FittedCleaning;
import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.store.Stores;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Rules with what they learned, as a file. */
final class FittedFile {
  /** Some million product codes; a file of another kind must not fill the heap. */
  static final int MOST_BYTES = 1 << 28;

  private FittedFile() {}

  static FittedCleaning read(Stores stores, Location location) throws IOException {
    URI uri = location.input();
    String name = Stores.withoutSecrets(uri).toString();
    byte[] bytes;
    try (InputStream in = stores.of(uri).open(uri, 0)) {
      bytes = in.readNBytes(MOST_BYTES + 1);
    }
    if (bytes.length > MOST_BYTES) {
      throw InvoiceDataException.of(
          name, "more than " + MOST_BYTES + " bytes are no fitted cleaning.", null);
    }
    try {
      return FittedCleaning.fromJson(text(bytes));
    } catch (CharacterCodingException e) {
      throw InvoiceDataException.of(
          name, "its bytes are not UTF-8. Use a file that --fitted wrote, unchanged.", e);
    } catch (InvoiceDataException e) {
      String problem = String.valueOf(e.getMessage()).replace("[" + e.file() + "] ", "");
      throw InvoiceDataException.of(name, problem, e);
    }
  }

  private static String text(byte[] bytes) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }
}
