package dev.ecomm.store;

import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Bytes at URIs of one or more schemes. This is the interface that a storage provider implements
 * and registers for {@link java.util.ServiceLoader}; it knows nothing of formats. The suite {@code
 * ObjectStoreContract} of the testkit states what every store must do, as tests.
 *
 * <p>An object's bytes change only as a whole: a reader sees an old or a new object, never a
 * mixture or a part. Directories are no objects. Implementations are safe for use by many threads,
 * are made without network access or look-up of credentials (that waits for the first call), and
 * never show credentials in messages or {@code toString}.
 */
public interface ObjectStore {

  /**
   * Returns the URI schemes that this store serves.
   *
   * @return lower case, without the colon: {@code file}; never empty
   */
  Set<String> schemes();

  /**
   * Opens an object for reading. The store resumes after broken connections and checks what it can
   * (length, version, checksum), so a stream that ends without an exception was complete.
   *
   * <p>The stream is for one thread at a time and must be closed. An {@link java.io.IOException}
   * from it has a message fit for users that begins with the URI; a {@link
   * dev.ecomm.error.StoreException} from it means that the bytes cannot be had: the object was
   * replaced in between, or is longer than the store allows.
   *
   * @param uri the object
   * @param offset bytes to leave out, 0 to the object's length; at the length the stream is empty
   * @return the bytes from the offset to the end
   * @throws dev.ecomm.error.StoreException if there is no such object, it may not be read, it is a
   *     directory, or it is shorter than the offset
   * @throws IllegalArgumentException if the offset is negative
   */
  InputStream open(URI uri, long offset);

  /**
   * Starts to read parts of an object, all of one version. Stores that can ask for a version and a
   * range at once override this; here each part costs a look at the object besides.
   *
   * @param uri the object
   * @return its parts; to be closed
   * @throws dev.ecomm.error.StoreException if there is no such object, it may not be read, or it
   *     tells no length (a pipe)
   */
  default ObjectReader reader(URI uri) {
    return StatReader.of(this, uri);
  }

  /**
   * Looks at an object without reading it.
   *
   * @param uri the object
   * @return empty if there is none; a directory is none
   * @throws dev.ecomm.error.StoreException if it cannot be found out
   */
  Optional<ObjectInfo> stat(URI uri);

  /**
   * Finds all objects whose URI begins with a prefix, at any depth. What a writer has not committed
   * does not show.
   *
   * @param prefix how the URIs begin, in the encoded form that {@link Stores#uri} makes; it need
   *     not end at a slash: {@code gs://shop/2011-0} finds {@code gs://shop/2011-01/a.csv}
   * @return ascending by code points of the decoded path, the order in which buckets list; empty if
   *     there are none
   * @throws dev.ecomm.error.StoreException if it cannot be found out, or the store cannot list
   */
  List<ObjectInfo> list(URI prefix);

  /**
   * Starts a new object. Same as {@link #replace} with {@link Precondition#absent()}: of several
   * creators of one object, in whatever process, exactly one succeeds.
   *
   * @param uri the object
   * @return where to write; nothing is visible before {@link ObjectWriter#commit()}
   * @throws dev.ecomm.error.PreconditionFailedException if the object exists; thrown here or,
   *     decisively, by the commit
   * @throws dev.ecomm.error.StoreException if it cannot be written
   */
  default ObjectWriter create(URI uri) {
    return replace(uri, Precondition.absent());
  }

  /**
   * Starts to write an object that may exist already.
   *
   * @param uri the object
   * @param precondition what must hold when the write is committed
   * @return where to write; nothing is visible before {@link ObjectWriter#commit()}
   * @throws dev.ecomm.error.PreconditionFailedException if the precondition does not hold; thrown
   *     here or, decisively, by the commit
   * @throws dev.ecomm.error.StoreException if it cannot be written
   */
  ObjectWriter replace(URI uri, Precondition precondition);

  /**
   * Removes an object. Without a precondition, an object that is not there is fine.
   *
   * @param uri the object
   * @param precondition {@link Precondition#none()} or a version
   * @throws dev.ecomm.error.PreconditionFailedException if a version is given and the object has
   *     another one or is gone
   * @throws dev.ecomm.error.StoreException if it cannot be deleted
   * @throws IllegalArgumentException if the precondition is {@link Precondition#absent()}
   */
  void delete(URI uri, Precondition precondition);

  /**
   * Deletes all that is below a directory, each object only at the version that was listed: the
   * clean-up of a staging area that another program may be filling again already. An object that
   * somebody else deleted meanwhile is fine.
   *
   * @param directory ends at a slash and is not the root of a bucket or file system, which a
   *     forgotten name would otherwise empty
   * @return what was deleted, as it was listed, in that order
   * @throws dev.ecomm.error.PreconditionFailedException if objects were replaced since they were
   *     listed; names the first of them. These stay as they are, all others are deleted.
   * @throws dev.ecomm.error.StoreException if it cannot be listed or deleted; what comes later in
   *     the order was not touched
   * @throws IllegalArgumentException if it is no directory, or a root
   */
  default List<ObjectInfo> deleteAll(URI directory) {
    return CleanUp.below(this, directory);
  }
}
