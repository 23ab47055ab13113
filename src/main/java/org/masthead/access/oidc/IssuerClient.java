package org.masthead.access.oidc;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/**
 * Reads the keys of an issuer: its discovery document (OpenID Connect Discovery 1.0 §4) and the key set (RFC 7517 §5)
 * that names. Follows no redirects. Not the guarded client of {@code outbound}: the operator names the address, and an
 * issuer is often in a private network.
 */
final class IssuerClient {

    static final int MAX_BYTES = 512 * 1_024;

    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(3);
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(3);
    private static final String DISCOVERY = "/.well-known/openid-configuration";

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(LONGEST_CONNECT)
            .build();
    private final String issuer;

    IssuerClient(String issuer) {
        this.issuer = issuer;
    }

    /**
     * The public keys of the issuer; those that are symmetric, or of a kind that we do not know, are left out.
     *
     * @throws IOException where the issuer is away, or what it answers makes no sense
     */
    List<PublicJsonWebKey> keys() throws IOException {
        String keySet = read(keySet());
        if (!(json(keySet).get("keys") instanceof List<?> keys)
                || !keys.stream().allMatch(Map.class::isInstance)) {
            throw new IOException("Its key set is malformed");
        }
        try {
            return new JsonWebKeySet(keySet)
                    .getJsonWebKeys().stream()
                            .filter(PublicJsonWebKey.class::isInstance)
                            .map(PublicJsonWebKey.class::cast)
                            .toList();
        } catch (JoseException malformed) {
            throw new IOException("Its key set is malformed", malformed);
        }
    }

    private URI keySet() throws IOException {
        String folder = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        Map<String, Object> document = json(read(URI.create(folder + DISCOVERY)));
        if (!issuer.equals(document.get("issuer"))) {
            throw new IOException("Its discovery document names another issuer");
        }
        URI address = keySetAddress(document);
        if (OidcSettings.isSecure(URI.create(issuer)) && !OidcSettings.isSecure(address)) {
            throw new IOException("Its key set is not behind https");
        }
        return address;
    }

    private static URI keySetAddress(Map<String, Object> document) throws IOException {
        try {
            URI address = URI.create(Objects.toString(document.get("jwks_uri"), ""));
            if (address.getHost() != null && List.of("http", "https").contains(address.getScheme())) {
                return address;
            }
        } catch (IllegalArgumentException malformed) {
            // told below
        }
        throw new IOException("Its discovery document names no address of a key set");
    }

    private static Map<String, Object> json(String text) throws IOException {
        try {
            return JsonUtil.parseJson(text);
        } catch (JoseException malformed) {
            throw new IOException("What it answers is no JSON object", malformed);
        }
    }

    private String read(URI address) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Accept", "application/json")
                .timeout(LONGEST_ANSWER)
                .build();
        CompletableFuture<HttpResponse<byte[]>> exchange = http.sendAsync(request, head -> new BoundedBody(MAX_BYTES));
        try {
            // The timeout of the request ends with the head of the answer; a body may drip.
            HttpResponse<byte[]> response =
                    exchange.get(LONGEST_CONNECT.plus(LONGEST_ANSWER).toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() != 200) {
                throw new IOException(address + " answered " + response.statusCode());
            }
            return new String(response.body(), StandardCharsets.UTF_8);
        } catch (ExecutionException failed) {
            throw new IOException(address + " did not answer: " + failed.getCause(), failed);
        } catch (TimeoutException late) {
            throw new IOException(address + " took too long to answer", late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        } finally {
            exchange.cancel(true);
        }
    }
}
