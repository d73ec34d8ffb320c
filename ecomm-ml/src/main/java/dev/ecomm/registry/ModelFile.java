package dev.ecomm.registry;

/**
 * One file of a release, as the release and manifests refer to it.
 *
 * @param name which model, for example {@code segmenter_scaler}
 * @param version the number in its file name; of a kept part, that of an older release
 * @param length bytes
 * @param sha256 of the bytes, 64 hexadecimal digits
 */
public record ModelFile(String name, int version, long length, String sha256) {

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if a name is none, the version is less than 1, the length is
   *     negative, or the hash has another form
   */
  public ModelFile {
    Names.requireName("name", name);
    Names.requireVersion(version);
    if (length < 0) {
      throw new IllegalArgumentException("length is " + length + ", must be at least 0");
    }
    Sha256.require(sha256);
  }

  /**
   * Returns the name of the file in the directory {@code models}.
   *
   * @return for example {@code segmenter_scaler_v3.json}
   */
  public String fileName() {
    return Names.fileOf(name, version);
  }
}
