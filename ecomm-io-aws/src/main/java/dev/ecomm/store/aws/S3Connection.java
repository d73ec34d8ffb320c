package dev.ecomm.store.aws;

import dev.ecomm.error.StoreException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/**
 * Where S3 is and who we are there. Nothing is looked up before the first call, which makes the
 * client that all others share.
 */
final class S3Connection {

  /** What the builder was told; null where nothing was said. Never shown: it holds secrets. */
  static final class Options {
    @Nullable URI endpoint;
    @Nullable String region;
    @Nullable Boolean pathStyle;
    @Nullable String accessKey;
    @Nullable String secretKey;
    @Nullable String sessionToken;
    boolean anonymous;
    @Nullable String profile;
    Duration connectTimeout = Duration.ofSeconds(10);
    Duration timeout = Duration.ofSeconds(60);

    Options copy() {
      Options copy = new Options();
      copy.endpoint = endpoint;
      copy.region = region;
      copy.pathStyle = pathStyle;
      copy.accessKey = accessKey;
      copy.secretKey = secretKey;
      copy.sessionToken = sessionToken;
      copy.anonymous = anonymous;
      copy.profile = profile;
      copy.connectTimeout = connectTimeout;
      copy.timeout = timeout;
      return copy;
    }
  }

  private static final String CHAIN =
      "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, the system properties aws.accessKeyId and"
          + " aws.secretAccessKey, a web identity token, ";

  private final Options options;
  private @Nullable S3Client client;

  S3Connection(Options options) {
    this.options = options;
  }

  /**
   * Returns the client.
   *
   * @param uri what it is for; messages begin with it
   * @throws StoreException if there is no region or there are no credentials
   */
  synchronized S3Client client(URI uri) {
    S3Client made = client;
    if (made == null) {
      made = connect(uri);
      client = made;
    }
    return made;
  }

  private S3Client connect(URI uri) {
    boolean endpointSet = options.endpoint != null || environmentEndpoint().isPresent();
    Boolean pathStyle = options.pathStyle;
    S3ClientBuilder builder =
        S3Client.builder()
            .region(region(uri, endpointSet))
            .credentialsProvider(credentials(uri))
            .forcePathStyle(pathStyle == null ? endpointSet : pathStyle)
            // Checksums are ours: they go on over a broken connection, the SDK's end with it.
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            // Waiting for "continue" loses what S3 says when it refuses, and our bodies are small.
            .serviceConfiguration(s3 -> s3.expectContinueEnabled(false))
            .httpClient(
                new OneTryClient(
                    UrlConnectionHttpClient.builder()
                        .connectionTimeout(options.connectTimeout)
                        .socketTimeout(options.timeout)
                        .build()))
            .overrideConfiguration(
                sdk -> {
                  // We try again ourselves: we must know that a write was perhaps done already.
                  sdk.retryStrategy(AwsRetryStrategy.doNotRetry());
                  if (options.profile != null) {
                    sdk.defaultProfileName(options.profile);
                  }
                });
    if (options.endpoint != null) {
      builder.endpointOverride(options.endpoint);
    }
    return builder.build();
  }

  /** The SDK follows these by itself; we only need to know, to address buckets by path. */
  private static Optional<String> environmentEndpoint() {
    return Stream.of(
            System.getProperty("aws.endpointUrlS3"),
            System.getenv("AWS_ENDPOINT_URL_S3"),
            System.getProperty("aws.endpointUrl"),
            System.getenv("AWS_ENDPOINT_URL"))
        .filter(text -> text != null && !text.isBlank())
        .findFirst();
  }

  private Region region(URI uri, boolean endpointSet) {
    if (options.region != null) {
      return Region.of(options.region);
    }
    try {
      DefaultAwsRegionProviderChain.Builder chain = DefaultAwsRegionProviderChain.builder();
      if (options.profile != null) {
        chain.profileName(options.profile);
      }
      return chain.build().getRegion();
    } catch (SdkException e) {
      if (endpointSet) {
        return Region.US_EAST_1; // servers other than Amazon's have no regions, but signatures do
      }
      throw new StoreException(
          uri,
          "no region is set. Looked at AWS_REGION, the system property aws.region, ~/.aws/config ("
              + profileName()
              + ") and the machine's own metadata. Set AWS_REGION, or"
              + " S3Store.builder().region(...).",
          e);
    }
  }

  private String profileName() {
    return options.profile == null ? "AWS_PROFILE or default" : "profile " + options.profile;
  }

  private AwsCredentialsProvider credentials(URI uri) {
    if (options.anonymous) {
      return AnonymousCredentialsProvider.create();
    }
    if (options.accessKey != null && options.secretKey != null) {
      return StaticCredentialsProvider.create(
          options.sessionToken == null
              ? AwsBasicCredentials.create(options.accessKey, options.secretKey)
              : AwsSessionCredentials.create(
                  options.accessKey, options.secretKey, options.sessionToken));
    }
    try {
      AwsCredentialsProvider chain =
          options.profile == null
              ? DefaultCredentialsProvider.builder().build()
              : ProfileCredentialsProvider.create(options.profile);
      // Here and now: in the middle of a request the SDK's message would not say where it looked.
      chain.resolveCredentials();
      return chain;
    } catch (SdkException e) {
      throw new StoreException(
          uri,
          "no credentials. Looked at "
              + (options.profile == null ? CHAIN : "")
              + "~/.aws/credentials and ~/.aws/config ("
              + profileName()
              + ")"
              + (options.profile == null ? ", and the container's or machine's own role" : "")
              + ". Log in with the AWS tools, or use S3Store.builder().anonymous() for what is"
              + " public.",
          e);
    }
  }
}
