package org.masthead.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.outbound.OutboundException.Reason;

/** How addresses and redirects are taken apart. */
class DestinationTest {

    @Nested
    class AnAddress {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "ftp://example.org/a",
                    "file:///etc/passwd",
                    "gopher://example.org/",
                    "jar:http://example.org/a.jar!/b",
                    "data:,a",
                    "unix:/run/docker.sock",
                    "//example.org/a",
                    "/a",
                    "http:a",
                    "http:///a",
                    "http://user@example.org/",
                    "http://user:password@example.org/",
                    "http://@example.org/",
                    "http://8.8.8.8@127.0.0.1/",
                    "http://%6cocalhost/",
                    "http://example..org/",
                    "http://.example.org/",
                    "http://example.org../",
                    "http://./",
                    "http://example.org:0/",
                    "http://example.org:65536/",
                    "http://example.org:99999/",
                    "http://[fe80::1%25lo]/",
                    "http://a,b/",
                    "http://\u2025/"
                })
        void isRefusedWhenItIsNotOfAHostOnHttp(String address) {
            URI uri = URI.create(address);

            OutboundException refusal = catchThrowableOfType(OutboundException.class, () -> Destination.of(uri));

            assertThat(refusal.reason()).isEqualTo(Reason.ADDRESS_REFUSED);
        }

        @ParameterizedTest
        @CsvSource({
            "http://EXAMPLE.org, example.org, 80, example.org, /",
            "HTTPS://example.org./a/../b?c=d#e, example.org, 443, example.org, /a/../b?c=d",
            "https://example.org:443/, example.org, 443, example.org, /",
            "https://example.org:80/, example.org, 80, example.org:80, /",
            "http://example.org:/, example.org, 80, example.org, /",
            "http://my_host/, my_host, 80, my_host, /",
            "http://[2001:DB8::1]:8080/, 2001:db8::1, 8080, [2001:db8::1]:8080, /",
            "http://straße.example/ä, xn--strae-oqa.example, 80, xn--strae-oqa.example, /%C3%A4",
            "http://bücher.example/, xn--bcher-kva.example, 80, xn--bcher-kva.example, /",
            "http://１２７。０.0.1/, 127.0.0.1, 80, 127.0.0.1, /",
            "http://2130706433/, 2130706433, 80, 2130706433, /"
        })
        void hasOneSpelling(String address, String host, int port, String authority, String target)
                throws OutboundException {
            URI uri = URI.create(address);

            Destination destination = Destination.of(uri);

            assertThat(destination.host()).isEqualTo(host);
            assertThat(destination.port()).isEqualTo(port);
            assertThat(destination.authority()).isEqualTo(authority);
            assertThat(destination.target()).isEqualTo(target);
        }

        @Test
        void isRefusedWhenItIsTooLong() {
            URI uri = URI.create("http://example.org/" + "a".repeat(Destination.MAX_LENGTH));

            OutboundException refusal = catchThrowableOfType(OutboundException.class, () -> Destination.of(uri));

            assertThat(refusal.reason()).isEqualTo(Reason.ADDRESS_REFUSED);
        }
    }

    @Nested
    class ARedirect {

        @ParameterizedTest
        @CsvSource({
            "http://other.example/x, http://other.example/x",
            "//other.example/x, https://other.example/x",
            "/x?y, https://example.org:8443/x?y",
            "x, https://example.org:8443/a/x",
            "../x y, https://example.org:8443/x%20y",
            "?y=z, https://example.org:8443/a/b?y=z",
            "' http://other.example/ ', http://other.example/"
        })
        void isRelativeToWhereItWasSent(String location, String address) throws OutboundException {
            Destination from = Destination.of(URI.create("https://example.org:8443/a/b?c"));

            Destination to = from.redirected(location);

            assertThat(to.address()).isEqualTo(URI.create(address));
        }

        @ParameterizedTest
        @CsvSource({
            "http://[/, BROKEN_ANSWER",
            "http://other.example/<, BROKEN_ANSWER",
            "file:///etc/passwd, ADDRESS_REFUSED",
            "http://user@other.example/, ADDRESS_REFUSED",
            "mailto:a@other.example, ADDRESS_REFUSED"
        })
        void toWhatIsNoneOfHttpIsNotFollowed(String location, Reason reason) throws OutboundException {
            Destination from = Destination.of(URI.create("https://example.org/"));

            OutboundException refusal = catchThrowableOfType(OutboundException.class, () -> from.redirected(location));

            assertThat(refusal.reason()).isEqualTo(reason);
        }
    }
}
