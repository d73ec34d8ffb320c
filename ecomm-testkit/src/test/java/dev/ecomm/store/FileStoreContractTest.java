package dev.ecomm.store;

import dev.ecomm.testkit.ObjectStoreContract;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

// In another package than the contract, as the stores of others are.
class FileStoreContractTest extends ObjectStoreContract {
  @TempDir Path directory;

  @Override
  protected ObjectStore store() {
    return new FileStore();
  }

  @Override
  protected URI root() {
    return Stores.uri(directory + "/");
  }

  @Override
  protected boolean takesAnyLetter() {
    return "UTF-8".equals(System.getProperty("sun.jnu.encoding"));
  }
}
