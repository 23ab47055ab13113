package org.masthead.outbound;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLSocket;

/** A server on a loopback address that answers each request as it is told to, be it HTTP or not. */
final class RawServer implements AutoCloseable {

    /** What is sent to a client, until it is all sent or the client is gone. */
    @FunctionalInterface
    interface Answer {

        void to(OutputStream client) throws IOException;
    }

    private final ServerSocket socket;
    private final Answer answer;
    private final AtomicInteger connections = new AtomicInteger();
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final List<String> names = new CopyOnWriteArrayList<>();

    private RawServer(ServerSocket socket, Answer answer) {
        this.socket = socket;
        this.answer = answer;
    }

    static RawServer answering(String text) throws IOException {
        return answering(client -> client.write(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    static RawServer answering(Answer answer) throws IOException {
        return at("127.0.0.1", 0, answer);
    }

    /** At an address and a port of its own, so that two servers differ in the address alone. */
    static RawServer at(String address, int port, Answer answer) throws IOException {
        return on(new ServerSocket(port, 50, InetAddress.getByName(address)), answer);
    }

    static RawServer on(ServerSocket socket, Answer answer) {
        RawServer server = new RawServer(socket, answer);
        daemon(server::accept);
        return server;
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "raw-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                connections.incrementAndGet();
                daemon(() -> serve(client));
            } catch (IOException e) {
                // Closed, which ends this.
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            heads.add(head(client.getInputStream()));
            if (client instanceof SSLSocket secure && secure.getSession() instanceof ExtendedSSLSession session) {
                session.getRequestedServerNames().forEach(name -> names.add(((SNIHostName) name).getAsciiName()));
            }
            answer.to(client.getOutputStream());
            client.shutdownOutput();
            // Until the client is gone: a connection that is closed with bytes unread is reset, and the answer lost.
            client.getInputStream().readAllBytes();
        } catch (IOException e) {
            // The client went away, as some tests want.
        }
    }

    private static String head(InputStream client) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = client.read();
            if (next < 0) {
                break;
            }
            head.append((char) next);
        }
        return head.toString();
    }

    int port() {
        return socket.getLocalPort();
    }

    /** How many connections were made to it. */
    int connections() {
        return connections.get();
    }

    /** The request lines with their headers that were sent to it, in order. */
    List<String> heads() {
        return heads;
    }

    /** The names that clients of a TLS server asked for (RFC 6066 §3). */
    List<String> names() {
        return names;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
