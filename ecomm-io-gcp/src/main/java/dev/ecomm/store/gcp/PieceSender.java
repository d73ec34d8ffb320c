package dev.ecomm.store.gcp;

import dev.ecomm.store.UploadThread;
import java.io.IOException;
import java.net.URI;

/** Sends the pieces of an upload session, one while the next is filled. */
final class PieceSender {
  private final UploadSession session;
  private final UploadThread thread;

  PieceSender(URI uri, UploadSession session) {
    this.session = session;
    this.thread = new UploadThread(uri);
  }

  /**
   * Sends a piece that is not the last, once the one before it has arrived.
   *
   * @param bytes belong to the sender until the next call of this class returns
   * @throws IOException if the piece before could not be sent
   */
  void send(byte[] bytes, int length) throws IOException {
    thread.send(() -> session.send(bytes, length));
  }

  /** Sends the last piece behind all others, which publishes the object. */
  GcsObject finish(byte[] bytes, int length, String crc) throws IOException {
    thread.await();
    GcsObject made = session.finish(bytes, length, crc);
    thread.finish();
    return made;
  }

  /** Takes the upload back. Never throws; may be called again. */
  void cancel() {
    var unused = thread.stop(session::cancel);
  }
}
