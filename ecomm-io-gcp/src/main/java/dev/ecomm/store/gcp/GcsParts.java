package dev.ecomm.store.gcp;

import dev.ecomm.store.ObjectInfo;
import dev.ecomm.store.ObjectReader;
import dev.ecomm.store.ResumingInputStream;
import java.io.InputStream;

/** Parts of one generation: one request each. */
final class GcsParts implements ObjectReader {
  private final GcsClient client;
  private final GcsName name;
  private final ObjectInfo info;

  GcsParts(GcsClient client, GcsName name, ObjectInfo info) {
    this.client = client;
    this.name = name;
    this.info = info;
  }

  @Override
  public ObjectInfo info() {
    return info;
  }

  @Override
  public InputStream open(long offset, long length) {
    info.requirePart(offset, length);
    if (length == 0) {
      return InputStream.nullInputStream();
    }
    GcsSource source = new GcsSource(client, name, info.version(), offset, offset + length);
    return ResumingInputStream.open(name.uri(), offset, source, client.retry());
  }

  @Override
  public void close() {}
}
