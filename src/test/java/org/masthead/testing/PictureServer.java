package org.masthead.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Somebody else's web server with pictures, at the one private address that tests allow the service to reach. */
public final class PictureServer implements AutoCloseable {

    private static final String ADDRESS = "127.0.0.2";

    /** What a path is answered with. */
    private record Answer(int status, String header, String value, byte[] body) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    private PictureServer(HttpServer server) {
        this.server = server;
    }

    /** One that has nothing yet. */
    public static PictureServer start() {
        try {
            PictureServer server = new PictureServer(HttpServer.create(new InetSocketAddress(ADDRESS, 0), 0));
            server.server.setExecutor(server.threads);
            server.server.createContext("/", server::answer);
            server.server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String target = exchange.getRequestURI().toString();
            asked.add(target);
            Answer answer =
                    answers.getOrDefault(target, new Answer(404, "Content-Type", "text/plain", new byte[] {'-'}));
            exchange.getResponseHeaders().set(answer.header(), answer.value());
            exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        }
    }

    /** The address of a path and query. */
    public String address(String target) {
        return "http://" + ADDRESS + ":" + server.getAddress().getPort() + target;
    }

    /** Has a picture at this path and query from now on: its address. */
    public String picture(String target, byte[] bytes) {
        return page(target, "image/png", bytes);
    }

    /** The same with whatever else. */
    public String page(String target, String contentType, byte[] bytes) {
        answers.put(target, new Answer(200, "Content-Type", contentType, bytes));
        return address(target);
    }

    /** Sends whoever asks for this to another address. */
    public String redirect(String target, String location) {
        answers.put(target, new Answer(302, "Location", location, new byte[0]));
        return address(target);
    }

    /** The paths and queries that were asked for, in order. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
