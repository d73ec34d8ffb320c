package dev.ecomm.store.aws;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.ecomm.error.StoreException;
import dev.ecomm.store.ObjectInfo;
import dev.ecomm.store.ObjectWriter;
import dev.ecomm.store.Precondition;
import dev.ecomm.store.RetryPolicy;
import dev.ecomm.store.Stores;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What users are told when S3 refuses, is busy, or is not there. */
class S3MessagesTest {
  private static final URI OBJECT = Stores.uri("s3://shop/2011/jan.csv");
  private static WireMockServer server;

  private final S3Store store =
      MockServer.store(URI.create(server.baseUrl()))
          .retry(new RetryPolicy(3, Duration.ZERO, Duration.ofSeconds(2)))
          .timeout(Duration.ofMillis(300))
          .build();

  @BeforeAll
  static void start() {
    server = new WireMockServer(options().dynamicPort());
    server.start();
  }

  @AfterAll
  static void stop() {
    server.stop();
  }

  @BeforeEach
  void reset() {
    server.resetAll();
  }

  private static void answer(ResponseDefinitionBuilder response) {
    server.stubFor(any(anyUrl()).willReturn(response));
  }

  private static ResponseDefinitionBuilder error(int status, String code) {
    return aResponse()
        .withStatus(status)
        .withHeader("Content-Type", "application/xml")
        .withBody("<Error><Code>" + code + "</Code><Message>says S3</Message></Error>");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          404 | NoSuchKey             | no such object (404). Check the name.
          404 | NoSuchBucket          | there is no bucket "shop". Check its name
          403 | AccessDenied          | Ask for the permission s3:GetObject; without s3:ListBucket
          400 | ExpiredToken          | the credentials have expired. Log in again
          403 | InvalidAccessKeyId    | the access key or token is not known here
          403 | SignatureDoesNotMatch | the signature does not match. Check the secret key
          403 | RequestTimeTooSkewed  | Set the clock.
          403 | InvalidObjectState    | is archived. Restore it in S3
          400 | KMS.NotFoundException | S3 answered 400 KMS.NotFoundException: says S3
          """)
  void a_refusal_says_what_to_do(int status, String code, String message) {
    answer(error(status, code));
    assertThatThrownBy(() -> store.open(OBJECT, 0))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith("[s3://shop/2011/jan.csv] ")
        .hasMessageContaining(message);
    server.verify(1, anyRequestedFor(anyUrl()));
  }

  @Test
  void a_refused_write_names_the_permission_that_it_needs() {
    answer(error(403, "AccessDenied"));
    assertThatThrownBy(() -> Objects.write(store, OBJECT, Precondition.none(), new byte[3]))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("Ask for the permission s3:PutObject");
    assertThatThrownBy(() -> store.delete(OBJECT, Precondition.none()))
        .hasMessageContaining("Ask for the permission s3:DeleteObject");
    assertThatThrownBy(() -> store.list(OBJECT))
        .hasMessageContaining("Ask for the permission s3:ListBucket");
  }

  @Test
  void a_refused_look_is_told_although_it_has_no_body() {
    answer(aResponse().withStatus(403));
    assertThatThrownBy(() -> store.stat(OBJECT))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(
            "access denied (403: Forbidden). Ask for the permission s3:GetObject");
  }

  @Test
  void a_bucket_in_another_region_is_told_with_the_region_to_set() {
    answer(error(301, "PermanentRedirect").withHeader("x-amz-bucket-region", "eu-west-1"));
    String told =
        "the bucket is in the region eu-west-1. Set AWS_REGION=eu-west-1 or"
            + " S3Store.builder().region(\"eu-west-1\") (S3 answered 301";
    assertThatThrownBy(() -> store.open(OBJECT, 0)).hasMessageContaining(told);
    assertThatThrownBy(() -> store.stat(OBJECT)).hasMessageContaining(told);
  }

  @Test
  void a_reader_of_parts_tells_a_missing_bucket_from_a_missing_object() {
    answer(aResponse().withStatus(404));
    assertThatThrownBy(() -> store.reader(OBJECT))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("there is no bucket \"shop\"");
  }

  @Test
  void a_list_of_many_pages_is_put_together() {
    server.stubFor(
        get(anyUrl()).willReturn(page("<IsTruncated>true</IsTruncated>", "2011/b%20b.csv")));
    server.stubFor(
        get(anyUrl())
            .withQueryParam("continuation-token", equalTo("more"))
            .willReturn(page("<IsTruncated>false</IsTruncated>", "2011/a.csv")));
    assertThat(store.list(Stores.uri("s3://shop/2011/")))
        .extracting(ObjectInfo::uri)
        .containsExactly(Stores.uri("s3://shop/2011/a.csv"), Stores.uri("s3://shop/2011/b b.csv"));
  }

  private static ResponseDefinitionBuilder page(String truncated, String key) {
    return aResponse()
        .withHeader("Content-Type", "application/xml")
        .withBody(
            "<ListBucketResult><EncodingType>url</EncodingType>"
                + "<NextContinuationToken>more</NextContinuationToken>"
                + truncated
                + "<Contents><Key>"
                + key
                + "</Key><Size>3</Size><ETag>&quot;1&quot;</ETag></Contents></ListBucketResult>");
  }

  @Test
  void a_busy_server_is_asked_again_until_it_is_given_up() {
    answer(error(503, "SlowDown").withHeader("Retry-After", "0"));
    assertThatThrownBy(() -> store.stat(OBJECT))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("S3 answered 503")
        .hasMessageContaining("Gave up after 3 attempts.");
    server.verify(3, anyRequestedFor(anyUrl()));
  }

  @Test
  void a_server_that_asks_for_more_time_than_allowed_is_given_up_at_once() {
    answer(error(503, "SlowDown").withHeader("Retry-After", "120"));
    assertThatThrownBy(() -> store.open(OBJECT, 0))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("asks to wait 120 s, the longest wait is 2 s");
    server.verify(1, anyRequestedFor(anyUrl()));
  }

  @Test
  void a_silent_server_is_given_up_after_the_timeout() {
    answer(aResponse().withStatus(200).withFixedDelay(2_000));
    assertThatThrownBy(() -> store.open(OBJECT, 0))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("no answer from S3: Read timed out. Gave up after 3 attempts.");
  }

  @Test
  void a_host_that_nobody_knows_is_named() {
    S3Store lost = MockServer.store(URI.create("http://no-such-host.invalid")).build();
    assertThatThrownBy(() -> lost.open(OBJECT, 0))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith("[" + OBJECT + "] the host no-such-host.invalid is not known.");
  }

  @Test
  void a_writer_whose_upload_was_taken_for_a_lost_one_starts_another() throws IOException {
    answer(aResponse().withHeader("ETag", "\"1\""));
    String begun = "<InitiateMultipartUploadResult><UploadId>%s</UploadId>";
    String end = "</InitiateMultipartUploadResult>";
    server.stubFor(
        post(urlMatching(".*uploads.*"))
            .inScenario("uploads")
            .whenScenarioStateIs(Scenario.STARTED)
            .willReturn(aResponse().withBody(begun.formatted("first") + end))
            .willSetStateTo("again"));
    server.stubFor(
        post(urlMatching(".*uploads.*"))
            .inScenario("uploads")
            .whenScenarioStateIs("again")
            .willReturn(aResponse().withBody(begun.formatted("second") + end)));
    server.stubFor(
        put(anyUrl())
            .withQueryParam("uploadId", equalTo("first"))
            .willReturn(error(404, "NoSuchUpload")));
    server.stubFor(
        post(anyUrl())
            .withQueryParam("uploadId", equalTo("second"))
            .willReturn(aResponse().withBody("<CompleteMultipartUploadResult/>")));
    Objects.write(store, OBJECT, Precondition.absent(), new byte[Objects.LARGE]);
    server.verify(
        postRequestedFor(anyUrl())
            .withQueryParam("uploadId", equalTo("second"))
            .withHeader("If-None-Match", equalTo("*")));
  }

  @Test
  void what_the_builder_was_told_goes_into_the_requests() throws IOException {
    answer(aResponse().withHeader("ETag", "\"1\""));
    S3Store told =
        MockServer.store(URI.create(server.baseUrl())).requesterPays(true).kmsKey("k1").build();
    Objects.write(told, OBJECT, Precondition.version("0"), new byte[3]);
    server.verify(
        putRequestedFor(urlEqualTo("/shop/2011/jan.csv"))
            .withHeader("x-amz-request-payer", equalTo("requester"))
            .withHeader("x-amz-server-side-encryption", equalTo("aws:kms"))
            .withHeader("x-amz-server-side-encryption-aws-kms-key-id", equalTo("k1"))
            .withHeader("If-Match", equalTo("\"0\"")));
    told.delete(OBJECT, Precondition.version("1"));
    server.verify(
        deleteRequestedFor(urlEqualTo("/shop/2011/jan.csv"))
            .withHeader("If-Match", equalTo("\"1\"")));
  }

  @Test
  void an_upload_that_can_be_neither_completed_nor_aborted_is_named_with_the_remedy()
      throws IOException {
    URI uri = Objects.fresh();
    try (FaultyProxy proxy = new FaultyProxy(MockServer.endpoint())) {
      S3Store cut = MockServer.store(proxy.endpoint()).build();
      // create, two parts; from then on nothing works
      proxy.failing(FaultyProxy.Fault.ERROR_500, 4, Integer.MAX_VALUE);
      try (ObjectWriter out = cut.create(uri)) {
        out.write(new byte[Objects.LARGE]);
        assertThatThrownBy(out::commit)
            .isInstanceOf(StoreException.class)
            .hasMessageStartingWith("[" + uri + "] could not be written: S3 answered 500")
            .hasMessageContaining("Whether it was written after all could not be found out");
      }
      String id = MockServer.openUploads(uri).get(0).uploadId();
      assertThat(proxy.requests()).anyMatch(r -> r.startsWith("DELETE") && r.endsWith(id));
      MockServer.client()
          .abortMultipartUpload(
              b -> b.bucket(MockServer.BUCKET).key(uri.getPath().substring(1)).uploadId(id));
    }
  }

  @Test
  void a_part_that_cannot_be_sent_nor_its_upload_aborted_names_the_upload() throws IOException {
    URI uri = Objects.fresh();
    try (FaultyProxy proxy = new FaultyProxy(MockServer.endpoint())) {
      S3Store cut = MockServer.store(proxy.endpoint()).build();
      proxy.failing(FaultyProxy.Fault.ERROR_500, 2, Integer.MAX_VALUE);
      try (ObjectWriter out = cut.create(uri)) {
        out.write(new byte[Objects.LARGE]);
        assertThatThrownBy(out::commit)
            .isInstanceOf(StoreException.class)
            .hasMessageContaining("part 1 could not be sent: S3 answered 500")
            .hasMessageContaining(
                "left in S3 as the upload " + MockServer.openUploads(uri).get(0).uploadId())
            .hasMessageContaining("lifecycle rule");
      }
      String id = MockServer.openUploads(uri).get(0).uploadId();
      MockServer.client()
          .abortMultipartUpload(
              b -> b.bucket(MockServer.BUCKET).key(uri.getPath().substring(1)).uploadId(id));
    }
  }
}
