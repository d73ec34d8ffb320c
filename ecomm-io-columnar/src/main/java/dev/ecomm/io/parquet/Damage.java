package dev.ecomm.io.parquet;

/**
 * The bytes are not what Parquet allows. The reader that catches it knows the file and the column.
 */
final class Damage extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Damage(String problem) {
    super(problem);
  }

  Damage(String problem, Throwable cause) {
    super(problem, cause);
  }
}
