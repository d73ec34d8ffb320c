package dev.ecomm.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecomm.store.ObjectStore;
import dev.ecomm.store.Stores;
import java.net.URI;
import org.junit.jupiter.api.Test;

class MemoryStoreTest extends ObjectStoreContract {
  private final MemoryStore store = new MemoryStore();

  @Override
  protected ObjectStore store() {
    return store;
  }

  @Override
  protected URI root() {
    return URI.create("mem:/contract/");
  }

  @Test
  void it_is_used_where_a_program_puts_it_among_its_stores() {
    assertThat(Stores.discovered().schemes()).doesNotContain("mem");
    assertThat(Stores.discovered().with(store).of(Stores.uri("mem:/a b.csv"))).isSameAs(store);
  }

  @Test
  void it_shows_as_its_name() {
    assertThat(store).hasToString("MemoryStore");
  }
}
