package org.masthead.access.oidc;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jose4j.json.JsonUtil;
import org.masthead.testing.MutableClock;

/** A small OpenID provider: a discovery document and a key set over HTTP. Has the key {@link TestKey#RSA} at first. */
final class TestIssuer implements AutoCloseable {

    static final String PATH = "/realms/news";
    static final String DISCOVERY = PATH + "/.well-known/openid-configuration";
    static final String KEYS = PATH + "/keys";

    /** Longer than anything is kept of an issuer. */
    private static final Duration BETWEEN_TESTS = Duration.ofDays(2);

    private static final AtomicInteger STARTED = new AtomicInteger();

    /** What a path is answered with. */
    private record Answer(int status, String location, String body) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();
    private final String name;

    private TestIssuer(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
        name = address(PATH);
        describe(Map.of("issuer", name, "jwks_uri", address(KEYS)));
        publish(TestKey.RSA);
    }

    /** One at any port. */
    static TestIssuer start() {
        return new TestIssuer(0);
    }

    /** The one that the service knows, so long after that of another test that nothing is left of it. */
    static TestIssuer startConfigured(MutableClock clock) {
        clock.moveTo(Instant.now().plus(BETWEEN_TESTS.multipliedBy(STARTED.incrementAndGet())));
        URI configured = ConfigProvider.getConfig().getValue("masthead.oidc.issuer", URI.class);
        return new TestIssuer(configured.getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().toString();
            asked.computeIfAbsent(path, any -> new AtomicInteger()).incrementAndGet();
            Answer answer = answers.getOrDefault(path, new Answer(404, "", "-"));
            if (answer.status() == 302) {
                exchange.getResponseHeaders().set("Location", answer.location());
            }
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** What tokens name as their issuer. */
    String name() {
        return name;
    }

    String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** Shows these keys and no others from now on. */
    void publish(TestKey... keys) {
        List<Object> all = new ArrayList<>();
        for (TestKey key : keys) {
            all.add(key.published());
        }
        publish(all);
    }

    void publish(List<?> keys) {
        page(KEYS, JsonUtil.toJson(Map.of("keys", keys)));
    }

    /** Shows this discovery document from now on. */
    void describe(Map<String, Object> document) {
        page(DISCOVERY, JsonUtil.toJson(document));
    }

    void page(String path, String body) {
        answers.put(path, new Answer(200, "", body));
    }

    void redirect(String path, String location) {
        answers.put(path, new Answer(302, location, "-"));
    }

    void fail(String path) {
        answers.put(path, new Answer(500, "", "-"));
    }

    /** How often that path was asked for. */
    int asked(String path) {
        return asked.getOrDefault(path, new AtomicInteger()).get();
    }

    /** A good token for this subject, as of now. */
    TestToken token(String subject, Instant now) {
        return new TestToken(name, subject, now);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
