package dev.ecomm.store.gcp;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;

/** Gives out tokens as Google's login servers do: token-1, token-2, ... */
final class LoginServer implements AutoCloseable {
  private static final String KEY = newKey(); // takes a while

  private final HttpServer server;
  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
  volatile int status = 200;

  LoginServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  String address() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  List<String> requests() {
    return List.copyOf(requests);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    requests.add(path + " " + authorization + " " + sent);
    String token = "token-" + requests.size();
    String json =
        path.endsWith(":generateAccessToken")
            ? "{\"accessToken\":\"" + token + "\",\"expireTime\":\"2099-01-01T00:00:00Z\"}"
            : "{\"access_token\":\"" + token + "\",\"token_type\":\"Bearer\",\"expires_in\":3600}";
    byte[] body =
        (status == 200 ? json : "{\"error\":\"invalid_grant\"}").getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static String newKey() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      byte[] encoded = generator.generateKeyPair().getPrivate().getEncoded();
      return Base64.getEncoder().encodeToString(encoded);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /** A service account's key whose tokens come from here. */
  Path key(Path directory) throws IOException {
    return Files.writeString(
        directory.resolve("key.json"),
        """
        {"type": "service_account", "project_id": "p", "private_key_id": "1", "client_id": "1",
         "client_email": "me@p.iam.gserviceaccount.com", "token_uri": "%s/token",
         "private_key": "-----BEGIN PRIVATE KEY-----\\n%s\\n-----END PRIVATE KEY-----\\n"}
        """
            .formatted(address(), KEY));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
