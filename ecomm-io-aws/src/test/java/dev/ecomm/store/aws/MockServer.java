package dev.ecomm.store.aws;

import com.adobe.testing.s3mock.S3MockApplication;
import dev.ecomm.store.RetryPolicy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.MultipartUpload;

/** S3Mock over real HTTP, one for all tests of a JVM: it takes seconds to start. */
final class MockServer {
  static final String BUCKET = "shop";

  /** Started by the first who asks for the server: the processes that tests start do not. */
  private static final class Holder {
    static final MockServer INSTANCE = new MockServer();
  }

  private final URI endpoint;
  private final S3Client client;

  @SuppressWarnings("deprecation") // of the port without TLS: Docker is what S3Mock advises
  private MockServer() {
    Path root = Path.of("target", "s3mock-" + ProcessHandle.current().pid()).toAbsolutePath();
    try {
      Files.createDirectories(root);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    S3MockApplication server =
        S3MockApplication.start(
            // it adds to the map that it is given
            new HashMap<>(
                Map.of(
                    S3MockApplication.PROP_HTTP_PORT,
                    S3MockApplication.RANDOM_PORT,
                    S3MockApplication.PROP_HTTPS_PORT,
                    S3MockApplication.RANDOM_PORT,
                    S3MockApplication.PROP_SILENT,
                    true,
                    "com.adobe.testing.s3mock.store.root",
                    root.toString(),
                    "com.adobe.testing.s3mock.store.initial-buckets",
                    BUCKET,
                    "logging.level.root",
                    "ERROR")));
    endpoint = URI.create("http://localhost:" + server.getHttpPort());
    client = client(endpoint);
  }

  static URI endpoint() {
    return Holder.INSTANCE.endpoint;
  }

  /** Amazon's own client, to see what is there. */
  static S3Client client() {
    return Holder.INSTANCE.client;
  }

  static S3Client client(URI endpoint) {
    return S3Client.builder()
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .forcePathStyle(true)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  /** With five attempts, and no time between them. */
  static S3Store.Builder store(URI endpoint) {
    return S3Store.builder()
        .endpoint(endpoint)
        .region("us-east-1")
        .credentials("key", "secret")
        .partBytes(5 << 20)
        .retry(new RetryPolicy(5, Duration.ZERO, Duration.ofSeconds(1)));
  }

  static List<MultipartUpload> openUploads(URI uri) {
    String key = uri.getPath().substring(1);
    return client().listMultipartUploads(b -> b.bucket(BUCKET).prefix(key)).uploads();
  }
}
