package org.masthead.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.net.AddressRange;
import org.masthead.outbound.OutboundException.Reason;

/** What a download gives and refuses, against servers on loopback that behave and that do not. */
class OutboundClientTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final DownloadLimits LIMITS = new DownloadLimits(1000, PATIENCE, "image/*");
    private static final String HELLO = "HTTP/1.1 200 OK\r\nContent-Type: image/x\r\nContent-Length: 5\r\n\r\nhello";

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

    private static OutboundClient client(NameResolver resolver, String... allowed) {
        AddressRules rules = new AddressRules(
                AddressRange.configured("masthead.outbound.allow", List.of(allowed)), address -> false);
        return new OutboundClient(new Connections(new AddressGuard(rules, resolver), vertx));
    }

    /** One that may reach all of loopback, under each name too. */
    private static OutboundClient loopback() {
        return client(name -> List.of(InetAddress.getByName("127.0.0.1")), "127.0.0.0/8");
    }

    private static OutboundClient strict(String... allowed) {
        return client(name -> List.of(InetAddress.getAllByName(name)), allowed);
    }

    private static URI at(RawServer server) {
        return URI.create("http://pictures.example:%d/a?b=c".formatted(server.port()));
    }

    private Path target() {
        return folder.resolve("target");
    }

    private OutboundException failure(OutboundClient client, URI address, DownloadLimits limits) {
        OutboundException failure =
                catchThrowableOfType(OutboundException.class, () -> client.download(address, target(), limits));
        assertThat(failure).isNotNull();
        assertThat(target()).doesNotExist();
        return failure;
    }

    private Reason reason(String answer) throws IOException {
        try (RawServer server = RawServer.answering(answer)) {
            return failure(loopback(), at(server), LIMITS).reason();
        }
    }

    @Nested
    class AnAnswer {

        @Test
        void isWrittenToTheFile() throws Exception {
            try (RawServer server = RawServer.answering(HELLO)) {
                Download download = loopback().download(at(server), target(), LIMITS);

                assertThat(target()).hasContent("hello");
                assertThat(download).isEqualTo(new Download(at(server), "image/x", 5));
            }
        }

        @Test
        void isAskedForByNameAndWithoutAnythingThatTellsWhoAsks() throws Exception {
            try (RawServer server = RawServer.answering(HELLO)) {
                loopback().download(at(server), target(), LIMITS);

                assertThat(server.heads()).hasSize(1);
                assertThat(server.heads()
                                .get(0)
                                .strip()
                                .toLowerCase(Locale.ROOT)
                                .lines())
                        .containsExactlyInAnyOrder(
                                "get /a?b=c http/1.1",
                                "host: pictures.example:" + server.port(),
                                "user-agent: masthead",
                                "accept: image/*",
                                "accept-encoding: identity",
                                "connection: close");
            }
        }

        @Test
        void mayBeAsLongAsTheLimitAndReplacesWhatIsThere() throws Exception {
            Files.writeString(target(), "what was there before, and is longer");
            try (RawServer server = RawServer.answering(HELLO)) {
                loopback().download(at(server), target(), new DownloadLimits(5, PATIENCE, "*/*"));

                assertThat(target()).hasContent("hello");
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n3;x=y\r\nllo\r\n0\r\n\r\n",
                    "HTTP/1.1 200 OK\r\n\r\nhello",
                    "HTTP/1.0 200 OK\r\n\r\nhello",
                    "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello",
                    "HTTP/1.1 200 OK\r\nContent-Encoding: identity\r\nContent-Length: 5\r\n\r\nhello",
                    "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello and more that nobody asked for"
                })
        void endsWhereHttpSays(String answer) throws Exception {
            try (RawServer server = RawServer.answering(answer)) {
                Download download = loopback().download(at(server), target(), LIMITS);

                assertThat(target()).hasContent("hello");
                assertThat(download.size()).isEqualTo(5);
            }
        }

        @Test
        void ofManyPiecesComesWholeAndInOrder() throws Exception {
            byte[] body = new byte[5_000_000];
            for (int index = 0; index < body.length; index++) {
                body[index] = (byte) (index * 31 >>> 7);
            }
            RawServer.Answer answer = client -> {
                client.write("HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n"
                        .formatted(body.length)
                        .getBytes(StandardCharsets.US_ASCII));
                client.write(body);
            };
            try (RawServer server = RawServer.answering(answer)) {
                loopback().download(at(server), target(), new DownloadLimits(body.length, PATIENCE, "*/*"));

                assertThat(Files.readAllBytes(target())).isEqualTo(body);
            }
        }

        @Test
        void mayBeOfTheSecondAddressWhenNothingListensAtTheFirst() throws Exception {
            OutboundClient client = client(
                    name -> List.of(InetAddress.getByName("127.0.0.2"), InetAddress.getByName("127.0.0.1")),
                    "127.0.0.0/8");
            try (RawServer server = RawServer.answering(HELLO)) {
                client.download(at(server), target(), LIMITS);

                assertThat(target()).hasContent("hello");
            }
        }
    }

    @Nested
    class ABrokenAnswer {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "SSH-2.0-OpenSSH_9.6\r\n",
                    "HTTP/1.1 200 OK\r\nContent-Le",
                    "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nhello",
                    "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nhello",
                    "HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\nhello",
                    "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello!",
                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n",
                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7\r\nhello",
                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n0\r\n\r\n",
                    "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\nhello",
                    "HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n"
                })
        void leavesNoFile(String answer) throws IOException {
            Reason reason = reason(answer);

            assertThat(reason).isEqualTo(Reason.BROKEN_ANSWER);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "HTTP/1.1 200 OK\r\nX-Long: %s",
                    "HTTP/1.1 200 %s",
                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;%s",
                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nX-Trailer: %s"
                })
        void isOneWithALineThatDoesNotEnd(String start) throws IOException {
            Reason reason = reason(start.formatted("x".repeat(1_000_000)));

            assertThat(reason).isEqualTo(Reason.BROKEN_ANSWER);
        }

        @Test
        void isOneWhoseHeadersDoNotEnd() throws IOException {
            RawServer.Answer answer = client -> {
                client.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
                while (true) {
                    client.write("X-Some: header\r\n".getBytes(StandardCharsets.US_ASCII));
                }
            };
            try (RawServer server = RawServer.answering(answer)) {
                OutboundException failure = failure(loopback(), at(server), LIMITS);

                assertThat(failure.reason()).isEqualTo(Reason.BROKEN_ANSWER);
            }
        }

        @Test
        void isOneThatIsAlwaysStillToCome() throws IOException {
            RawServer.Answer answer = client -> {
                while (true) {
                    client.write("HTTP/1.1 103 Early Hints\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                }
            };
            try (RawServer server = RawServer.answering(answer)) {
                OutboundException failure = failure(loopback(), at(server), LIMITS);

                assertThat(failure.reason()).isEqualTo(Reason.BROKEN_ANSWER);
            }
        }
    }

    @Nested
    class ALimit {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nhello!",
                    "HTTP/1.1 200 OK\r\nContent-Length: 999999999999\r\n\r\n",
                    "HTTP/1.1 200 OK\r\n\r\nhello!",
                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n1\r\n!\r\n0\r\n\r\n",
                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n6\r\nhello!\r\n0\r\n\r\n"
                })
        void ofBytesHoldsForWhatIsToldAndForWhatComes(String answer) throws IOException {
            try (RawServer server = RawServer.answering(answer)) {
                OutboundException failure = failure(loopback(), at(server), new DownloadLimits(5, PATIENCE, "*/*"));

                assertThat(failure.reason()).isEqualTo(Reason.TOO_LARGE);
            }
        }

        @Test
        void ofBytesEndsABodyWithoutEnd() throws IOException {
            RawServer.Answer answer = client -> {
                client.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                while (true) {
                    client.write(new byte[10_000]);
                }
            };
            try (RawServer server = RawServer.answering(answer)) {
                OutboundException failure =
                        failure(loopback(), at(server), new DownloadLimits(1_000_000, PATIENCE, "*/*"));

                assertThat(failure.reason()).isEqualTo(Reason.TOO_LARGE);
            }
        }

        /** The time for the whole counts, not that between two bytes. */
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "HTTP/1.1 200 OK\r\nX-Slow: ",
                    "HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n",
                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n384\r\n"
                })
        void ofTimeEndsAnAnswerThatStallsOrDrips(String start) throws IOException {
            Drip drips = new Drip(start);
            try (RawServer server = RawServer.answering(drips)) {
                OutboundException failure =
                        failure(loopback(), at(server), new DownloadLimits(1000, Duration.ofMillis(300), "*/*"));

                assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
                assertThat(failure).hasMessage("pictures.example took too long.");
            } finally {
                drips.stop();
            }
        }
    }

    @Nested
    class AStatus {

        @ParameterizedTest
        @ValueSource(ints = {201, 204, 206, 300, 304, 305, 400, 401, 404, 410, 429, 500, 503})
        void otherThanOkIsToldAndLeavesNoFile(int status) throws IOException {
            try (RawServer server =
                    RawServer.answering("HTTP/1.1 %d X\r\nContent-Length: 0\r\n\r\n".formatted(status))) {
                OutboundException failure = failure(loopback(), at(server), LIMITS);

                assertThat(failure.reason()).isEqualTo(Reason.STATUS);
                assertThat(failure.status()).hasValue(status);
                assertThat(failure).hasMessage("pictures.example answered with status %d.", status);
            }
        }
    }

    @Nested
    class AnInnerAddress {

        @Test
        void isNeverConnectedToAndNotToldFromOneWhereNothingListens() throws IOException {
            URI open;
            OutboundException listening;
            try (RawServer server = RawServer.answering(HELLO)) {
                open = URI.create("http://127.0.0.1:%d/".formatted(server.port()));
                listening = failure(strict(), open, LIMITS);

                assertThat(server.connections()).isZero();
            }
            OutboundException closed = failure(strict(), open, LIMITS);

            assertThat(listening.reason()).isEqualTo(Reason.ADDRESS_REFUSED);
            assertThat(closed.reason()).isEqualTo(Reason.ADDRESS_REFUSED);
            assertThat(closed).hasMessage(listening.getMessage());
        }

        @Test
        void amongTheAddressesOfANameIsNeverConnectedToNorAreTheOthers() throws IOException {
            try (RawServer allowed = RawServer.answering(HELLO);
                    RawServer forbidden =
                            RawServer.at("127.0.0.2", allowed.port(), client -> client.write(new byte[5]))) {
                OutboundClient client = client(
                        name -> List.of(InetAddress.getByName("127.0.0.1"), InetAddress.getByName("127.0.0.2")),
                        "127.0.0.1/32");

                OutboundException failure = failure(client, at(allowed), LIMITS);

                assertThat(failure.reason()).isEqualTo(Reason.ADDRESS_REFUSED);
                assertThat(failure).hasMessage("pictures.example is not a public address.");
                assertThat(allowed.connections()).isZero();
                assertThat(forbidden.connections()).isZero();
            }
        }

        /** A name that answers with an allowed address first and with an inner one from then on. */
        @Test
        void thatANameAnswersWithLaterIsNeverConnectedTo() throws Exception {
            List<String> answers = new ArrayList<>(List.of("127.0.0.1", "127.0.0.2"));
            OutboundClient client = client(name -> List.of(InetAddress.getByName(answers.remove(0))), "127.0.0.1/32");
            try (RawServer allowed = RawServer.answering(HELLO);
                    RawServer forbidden =
                            RawServer.at("127.0.0.2", allowed.port(), other -> other.write(new byte[5]))) {
                client.download(at(allowed), target(), LIMITS);

                assertThat(target()).hasContent("hello");
                assertThat(answers).hasSize(1);
                assertThat(forbidden.connections()).isZero();
            }
        }

        @Test
        void isUnreachableWhereNothingListensThoughItIsAllowed() throws IOException {
            URI closed;
            try (RawServer server = RawServer.answering(HELLO)) {
                closed = at(server);
            }

            OutboundException failure = failure(loopback(), closed, LIMITS);

            assertThat(failure.reason()).isEqualTo(Reason.UNREACHABLE);
            assertThat(failure).hasMessage("pictures.example cannot be reached.");
        }
    }
}
