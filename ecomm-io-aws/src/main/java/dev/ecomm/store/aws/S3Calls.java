package dev.ecomm.store.aws;

import dev.ecomm.error.StoreException;
import dev.ecomm.store.Retries;
import dev.ecomm.store.RetryPolicy;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.RequestPayer;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Calls that every part of the store makes, with failures told in our words. */
final class S3Calls {

  /** One request to S3. */
  @FunctionalInterface
  interface Call<T> {
    T send(S3Client client);
  }

  private final S3Connection connection;
  private final RetryPolicy retry;
  private final @Nullable RequestPayer payer;

  S3Calls(S3Connection connection, RetryPolicy retry, boolean requesterPays) {
    this.connection = connection;
    this.retry = retry;
    this.payer = requesterPays ? RequestPayer.REQUESTER : null;
  }

  RetryPolicy retryPolicy() {
    return retry;
  }

  @Nullable RequestPayer payer() {
    return payer;
  }

  S3Client client(S3Location location) {
    return connection.client(location.uri());
  }

  Retries retries(S3Location location) {
    return new Retries(location.uri(), retry);
  }

  /** Sends a request once. */
  <T> T once(S3Location location, String needs, Call<T> call) throws IOException {
    S3Client client = client(location);
    try {
      return call.send(client);
    } catch (SdkException e) {
      throw S3Problems.of(location, e, needs);
    }
  }

  /** Sends a request that may be repeated, as often as the policy allows. */
  <T> T repeatedly(S3Location location, String needs, Call<T> call) {
    try {
      return retries(location).run(() -> once(location, needs, call));
    } catch (IOException e) {
      throw new StoreException(location.uri(), String.valueOf(e.getMessage()), e);
    }
  }

  /** Looks at an object; empty if there is none. */
  Optional<HeadObjectResponse> head(S3Location location) {
    return repeatedly(
        location,
        "s3:GetObject",
        client -> {
          try {
            return Optional.of(
                client.headObject(
                    b -> b.bucket(location.bucket()).key(location.key()).requestPayer(payer)));
          } catch (S3Exception e) {
            if (e.statusCode() == 404) {
              return Optional.empty();
            }
            throw e;
          }
        });
  }

  /** HEAD says 404 of an object and of a bucket alike; this tells one from the other. */
  StoreException absent(S3Location location) {
    boolean bucketThere =
        repeatedly(
            location,
            "s3:ListBucket",
            client -> {
              try {
                client.headBucket(b -> b.bucket(location.bucket()));
                return true;
              } catch (S3Exception e) {
                return e.statusCode() != 404;
              }
            });
    return new StoreException(
        location.uri(),
        bucketThere
            ? "no such object (404). Check the name."
            : "there is no bucket \""
                + location.bucket()
                + "\". Check its name, and the endpoint if one is set.",
        null);
  }
}
