package org.masthead.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.net.AddressRange;
import org.masthead.outbound.OutboundException.Reason;

/** How redirects are followed, from a server that may be reached to ones that may and may not. */
class RedirectTest {

    private static final DownloadLimits LIMITS = new DownloadLimits(1000, Duration.ofSeconds(20), "*/*");
    private static final String HELLO = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";

    @SuppressWarnings("NullAway.Init")
    private static Vertx vertx;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** One that may reach 127.0.0.1 alone, which is where names that end in .example are. */
    private static OutboundClient client() {
        AddressRules rules = new AddressRules(
                AddressRange.configured("masthead.outbound.allow", List.of("127.0.0.1/32")), address -> false);
        NameResolver resolver = name ->
                List.of(name.endsWith(".example") ? InetAddress.getByName("127.0.0.1") : InetAddress.getByName(name));
        return new OutboundClient(new Connections(new AddressGuard(rules, resolver), vertx));
    }

    private static RawServer redirecting(int status, String location) throws IOException {
        return RawServer.answering(
                "HTTP/1.1 %d X\r\nLocation: %s\r\nContent-Length: 0\r\n\r\n".formatted(status, location));
    }

    private static URI at(RawServer server) {
        return URI.create("http://first.example:%d/".formatted(server.port()));
    }

    private Path target() {
        return folder.resolve("target");
    }

    private OutboundException failure(URI address, DownloadLimits limits) {
        OutboundException failure =
                catchThrowableOfType(OutboundException.class, () -> client().download(address, target(), limits));
        assertThat(failure).isNotNull();
        assertThat(target()).doesNotExist();
        return failure;
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void aRedirectIsFollowedToAnotherHost(int status) throws Exception {
        try (RawServer second = RawServer.answering(HELLO);
                RawServer first = redirecting(status, "http://second.example:%d/b?c".formatted(second.port()))) {
            Download download = client().download(at(first), target(), LIMITS);

            assertThat(target()).hasContent("hello");
            assertThat(download.address())
                    .isEqualTo(URI.create("http://second.example:%d/b?c".formatted(second.port())));
            assertThat(second.heads().get(0))
                    .startsWith("GET /b?c HTTP/1.1\r\n")
                    .containsIgnoringCase("\r\nHost: second.example:" + second.port() + "\r\n");
        }
    }

    @Test
    void theBodyOfARedirectIsNotRead() throws Exception {
        try (RawServer second = RawServer.answering(HELLO);
                RawServer first = RawServer.answering(client -> {
                    client.write("HTTP/1.1 302 X\r\nLocation: http://second.example:%d/\r\n\r\n"
                            .formatted(second.port())
                            .getBytes(StandardCharsets.US_ASCII));
                    while (true) {
                        client.write(new byte[10_000]);
                    }
                })) {
            client().download(at(first), target(), LIMITS);

            assertThat(target()).hasContent("hello");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.2:%d/",
                "http://127.0.2:%d/",
                "http://2130706434:%d/",
                "http://[::ffff:127.0.0.2]:%d/",
                "//127.0.0.2:%d/"
            })
    void aRedirectToAnInnerAddressIsRefusedBeforeAnythingIsSentThere(String location) throws IOException {
        try (RawServer inner = RawServer.at("127.0.0.2", 0, client -> client.write(new byte[5]));
                RawServer first = redirecting(302, location.formatted(inner.port()))) {
            OutboundException failure = failure(at(first), LIMITS);

            assertThat(failure.reason()).isEqualTo(Reason.ADDRESS_REFUSED);
            assertThat(failure).hasMessage("first.example redirects to an address that may not be fetched.");
            assertThat(inner.connections()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "ftp://second.example/", "http://user:password@second.example/"})
    void aRedirectToWhatIsNoAddressToFetchIsRefused(String location) throws IOException {
        try (RawServer first = redirecting(302, location)) {
            OutboundException failure = failure(at(first), LIMITS);

            assertThat(failure.reason()).isEqualTo(Reason.ADDRESS_REFUSED);
            assertThat(failure).hasMessage("first.example redirects to an address that may not be fetched.");
        }
    }

    private static RawServer redirectingTo(int times) throws IOException {
        AtomicInteger left = new AtomicInteger(times);
        return RawServer.answering(client -> client.write(
                (left.getAndDecrement() > 0 ? "HTTP/1.1 302 X\r\nLocation: /next\r\nContent-Length: 0\r\n\r\n" : HELLO)
                        .getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void fiveRedirectsAreFollowed() throws Exception {
        try (RawServer server = redirectingTo(5)) {
            client().download(at(server), target(), LIMITS);

            assertThat(target()).hasContent("hello");
        }
    }

    @Test
    void aSixthRedirectIsNot() throws IOException {
        try (RawServer server = redirectingTo(6)) {
            OutboundException failure = failure(at(server), LIMITS);

            assertThat(failure.reason()).isEqualTo(Reason.TOO_MANY_REDIRECTS);
            assertThat(server.connections()).isEqualTo(6);
        }
    }

    @Test
    void theTimeIsForAllRedirectsTogether() throws IOException {
        Drip drip = new Drip("HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n");
        try (RawServer second = RawServer.answering(drip);
                RawServer first = redirecting(302, "http://second.example:%d/".formatted(second.port()))) {
            OutboundException failure = failure(at(first), new DownloadLimits(1000, Duration.ofMillis(300), "*/*"));

            assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
        } finally {
            drip.stop();
        }
    }
}
