package dev.ecomm.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.rfm.RfmScoring;
import dev.ecomm.rfm.RfmState;
import dev.ecomm.store.Stores;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;

/** What {@code profile} saved before. */
record ProfileFiles(Stores stores) {
  /** Edges and segments are a few lines; a file of another kind must not fill the heap. */
  private static final int MOST_BYTES = 1 << 20;

  RfmScoring edges(Location location) throws IOException {
    URI uri = location.input();
    String name = Stores.withoutSecrets(uri).toString();
    byte[] bytes;
    try (InputStream in = stores.of(uri).open(uri, 0)) {
      bytes = in.readNBytes(MOST_BYTES + 1);
    }
    if (bytes.length > MOST_BYTES) {
      throw InvoiceDataException.of(
          name, "more than " + MOST_BYTES + " bytes are no edges. Use what --edges wrote.", null);
    }
    try {
      return RfmScoring.fromJson(new String(bytes, UTF_8));
    } catch (InvoiceDataException e) {
      String problem = String.valueOf(e.getMessage()).replace("[" + e.file() + "] ", "");
      throw InvoiceDataException.of(name, problem, e);
    }
  }

  RfmState state(Location location) throws IOException {
    URI uri = location.input();
    try (InputStream in = stores.of(uri).open(uri, 0)) {
      return RfmState.load(in, Stores.withoutSecrets(uri).toString());
    }
  }
}
