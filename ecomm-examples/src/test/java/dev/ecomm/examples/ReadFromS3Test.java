package dev.ecomm.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a server with one object; what S3 does besides is tested where the store is. */
class ReadFromS3Test {
  private static final String OBJECT = "s3://shop/2011/invoices.csv";
  private static final byte[] CONTENT =
      """
      Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country
      536365,85123A,T-LIGHT HOLDER,6,2010-12-01 08:26:00,2.55,17850,United Kingdom
      """
          .getBytes(UTF_8);

  private HttpServer server;
  private String endpoint;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/shop/2011/invoices.csv", ReadFromS3Test::answer);
    server.start();
    endpoint = "http://localhost:" + server.getAddress().getPort();
  }

  private static void answer(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("ETag", "\"1\"");
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.getResponseHeaders().set("Content-Length", String.valueOf(CONTENT.length));
      exchange.sendResponseHeaders(200, -1);
    } else {
      exchange.sendResponseHeaders(200, CONTENT.length);
      exchange.getResponseBody().write(CONTENT);
    }
    exchange.close();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void read_from_s3_takes_a_server_and_credentials() throws Exception {
    String[] args = {OBJECT, endpoint, "key", "secret"};
    assertThat(Printed.by(() -> ReadFromS3.main(args))).containsExactly("1 lines");
  }

  @Test
  void read_from_s3_finds_all_in_the_settings_of_the_machine() throws Exception {
    Map<String, String> settings =
        Map.of(
            "aws.endpointUrlS3", endpoint,
            "aws.region", "us-east-1",
            "aws.accessKeyId", "key",
            "aws.secretAccessKey", "secret");
    settings.forEach(System::setProperty);
    try {
      assertThat(Printed.by(() -> ReadFromS3.main(new String[] {OBJECT})))
          .containsExactly("1 lines");
    } finally {
      settings.keySet().forEach(System::clearProperty);
    }
  }
}
