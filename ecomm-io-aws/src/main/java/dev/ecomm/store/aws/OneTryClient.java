package dev.ecomm.store.aws;

import java.io.InputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;

/**
 * Sends each request once. The JDK's {@code HttpURLConnection} sends a request without a body a
 * second time, unasked, when the connection ends before the answer: then we would not know that an
 * upload was started twice, or that a delete was answered with "gone" because it had worked. It
 * does not do so for requests with a body, be it an empty one.
 */
final class OneTryClient implements SdkHttpClient {
  private final SdkHttpClient client;

  OneTryClient(SdkHttpClient client) {
    this.client = client;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    SdkHttpMethod method = request.httpRequest().method();
    boolean changes = method != SdkHttpMethod.GET && method != SdkHttpMethod.HEAD;
    if (!changes || request.contentStreamProvider().isPresent()) {
      return client.prepareRequest(request);
    }
    return client.prepareRequest(
        HttpExecuteRequest.builder()
            .request(request.httpRequest().toBuilder().putHeader("Content-Length", "0").build())
            .contentStreamProvider(InputStream::nullInputStream)
            .metricCollector(request.metricCollector().orElse(null))
            .build());
  }

  @Override
  public String clientName() {
    return client.clientName();
  }

  @Override
  public void close() {
    client.close();
  }
}
