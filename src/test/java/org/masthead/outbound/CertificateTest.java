package org.masthead.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.masthead.net.AddressRange;
import org.masthead.outbound.OutboundException.Reason;

/** Which certificates are trusted, of servers that are connected to by address and asked by name. */
class CertificateTest {

    private static final DownloadLimits LIMITS = new DownloadLimits(1000, Duration.ofSeconds(20), "*/*");
    private static final String HELLO = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";
    private static final String PASSWORD = "only for this test";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static Vertx vertx;

    @BeforeAll
    static void start() throws Exception {
        vertx = Vertx.vertx();
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "server",
                        "-dname",
                        "CN=pictures.example",
                        "-ext",
                        "SAN=dns:pictures.example",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        keys().toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(keytool.waitFor()).isZero();
    }

    @AfterAll
    static void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private static Path keys() {
        return folder.resolve("keys.p12");
    }

    /** A server with a certificate of its own for pictures.example. */
    private static RawServer secureServer() throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(keys())) {
            keys.load(file, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        ServerSocket socket =
                context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        return RawServer.on(socket, client -> client.write(HELLO.getBytes(StandardCharsets.US_ASCII)));
    }

    private static OutboundClient client(HttpClientOptions options) {
        AddressRules rules = new AddressRules(
                AddressRange.configured("masthead.outbound.allow", List.of("127.0.0.1/32")), address -> false);
        AddressGuard guard = new AddressGuard(rules, name -> List.of(InetAddress.getByName("127.0.0.1")));
        return new OutboundClient(new Connections(guard, vertx.createHttpClient(options)));
    }

    private static HttpClientOptions trusting() {
        return Connections.options()
                .setTrustOptions(new PfxOptions().setPath(keys().toString()).setPassword(PASSWORD));
    }

    private static URI at(String host, RawServer server) {
        return URI.create("https://%s:%d/".formatted(host, server.port()));
    }

    private static OutboundException failure(OutboundClient client, URI address) {
        Path target = folder.resolve("target");
        OutboundException failure =
                catchThrowableOfType(OutboundException.class, () -> client.download(address, target, LIMITS));
        assertThat(failure).isNotNull();
        assertThat(target).doesNotExist();
        return failure;
    }

    @Test
    void oneThatAServerSignedItselfIsNot() throws Exception {
        try (RawServer server = secureServer()) {
            OutboundException failure = failure(client(Connections.options()), at("pictures.example", server));

            assertThat(failure.reason()).isEqualTo(Reason.TLS);
            assertThat(failure).hasMessage("pictures.example has no certificate that can be trusted.");
            assertThat(server.heads()).noneMatch(head -> head.contains("GET"));
        }
    }

    @Test
    void oneOfTheNameIsThoughTheConnectionIsMadeToAnAddress() throws Exception {
        try (RawServer server = secureServer()) {
            Path target = folder.resolve("trusted");

            client(trusting()).download(at("pictures.example", server), target, LIMITS);

            assertThat(target).hasContent("hello");
            assertThat(server.heads())
                    .singleElement()
                    .asString()
                    .containsIgnoringCase("\r\nHost: pictures.example:" + server.port() + "\r\n");
        }
    }

    @Test
    void oneOfAnotherNameIsNot() throws Exception {
        try (RawServer server = secureServer()) {
            OutboundException failure = failure(client(trusting()), at("other.example", server));

            assertThat(failure.reason()).isEqualTo(Reason.TLS);
            assertThat(server.heads()).noneMatch(head -> head.contains("GET"));
        }
    }

    @Test
    void theNameIsToldBeforeTheCertificateIsShown() throws Exception {
        try (RawServer server = secureServer()) {
            Path target = folder.resolve("named");

            client(trusting()).download(at("pictures.example", server), target, LIMITS);

            assertThat(server.names()).containsExactly("pictures.example");
        }
    }

    @Test
    void aServerWithoutAnyIsNoSecureOne() throws Exception {
        try (RawServer server = RawServer.answering(HELLO)) {
            OutboundException failure = failure(client(Connections.options()), at("pictures.example", server));

            assertThat(failure.reason()).isEqualTo(Reason.TLS);
        }
    }
}
