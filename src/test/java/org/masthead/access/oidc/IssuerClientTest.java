package org.masthead.access.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jose4j.jwk.PublicJsonWebKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an issuer may answer, and what of it is taken. */
class IssuerClientTest {

    private final TestIssuer issuer = TestIssuer.start();

    @AfterEach
    void stopTheIssuer() {
        issuer.close();
    }

    private List<String> names() throws IOException {
        return new IssuerClient(issuer.name())
                .keys().stream().map(PublicJsonWebKey::getKeyId).toList();
    }

    @Test
    void takesPublicKeysAlone() throws IOException {
        issuer.publish(List.of(
                TestKey.RSA.published(),
                Map.of("kty", "oct", "kid", "shared", "k", "AAAA"),
                Map.of("kty", "unheard-of", "kid", "new"),
                Map.of("kty", "RSA", "kid", "broken"),
                TestKey.EC.published()));

        assertThat(names()).containsExactly("rsa", "ec");
    }

    @Test
    void asksAnIssuerWithASlashAtItsEndAtTheSameAddress() throws IOException {
        String slashed = issuer.name() + "/";
        issuer.describe(Map.of("issuer", slashed, "jwks_uri", issuer.address(TestIssuer.KEYS)));

        assertThat(new IssuerClient(slashed).keys()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"keys\":7}", "{\"keys\":[7]}", "{}", "{\"keys\":[],\"keys\":[]}", "<html>"})
    void refusesAKeySetThatIsNone(String body) {
        issuer.page(TestIssuer.KEYS, body);

        assertThatThrownBy(this::names).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "file:///etc/passwd", "ftp://example.org/keys", "/keys", "not an address", "jar:http://x!/"})
    void refusesAKeySetElsewhereThanOnTheWeb(String address) {
        issuer.describe(Map.of("issuer", issuer.name(), "jwks_uri", address));

        assertThatThrownBy(this::names).isInstanceOf(IOException.class);
    }

    @Test
    void refusesADiscoveryDocumentThatIsNone() {
        issuer.page(TestIssuer.DISCOVERY, "<html>");

        assertThatThrownBy(this::names).isInstanceOf(IOException.class);
    }

    @Test
    void followsNoRedirects() {
        issuer.redirect(TestIssuer.KEYS, issuer.address("/elsewhere"));
        issuer.page("/elsewhere", "{\"keys\":[]}");

        assertThatThrownBy(this::names).isInstanceOf(IOException.class).hasMessageContaining("302");
        assertThat(issuer.asked("/elsewhere")).isZero();
    }

    @Test
    void readsNoMoreThanItMust() {
        issuer.page(TestIssuer.KEYS, "{\"keys\":[]}" + " ".repeat(IssuerClient.MAX_BYTES));

        assertThatThrownBy(this::names).isInstanceOf(IOException.class).hasMessageContaining("more than");
    }

    @Test
    @Timeout(20)
    void waitsNotForEverForABodyThatDrips() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread drip = new Thread(() -> drip(server));
            drip.setDaemon(true);
            drip.start();

            IssuerClient client = new IssuerClient("http://127.0.0.1:" + server.getLocalPort());

            assertThatThrownBy(client::keys).isInstanceOf(IOException.class).hasMessageContaining("too long");
        }
    }

    private static void drip(ServerSocket server) {
        try (Socket socket = server.accept();
                OutputStream out = socket.getOutputStream()) {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 1_000; i++) {
                out.write(' ');
                out.flush();
                Thread.sleep(100);
            }
        } catch (IOException | InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
