package org.masthead.http;

import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One request as bytes on a socket, for what no client library would send. */
final class Wire {

    private static final int TIMEOUT_MILLISECONDS = 20_000;

    private Wire() {}

    /** The status line, headers and body that the server answers with, up to the end of the connection. */
    static String send(byte[] body, String... head) {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(TIMEOUT_MILLISECONDS);
            ByteArrayOutputStream request = new ByteArrayOutputStream();
            String lines = String.join("\r\n", Arrays.asList(head)) + "\r\nHost: localhost\r\nConnection: close\r\n"
                    + "Content-Length: " + body.length + "\r\n\r\n";
            request.write(lines.getBytes(StandardCharsets.ISO_8859_1));
            request.write(body);
            socket.getOutputStream().write(request.toByteArray());
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The answer to a GET of an address as it stands. */
    static String get(String target) {
        return send(new byte[0], "GET " + target + " HTTP/1.1");
    }

    /** The status code of an answer. */
    static int status(String answer) {
        return Integer.parseInt(answer.substring(9, 12));
    }
}
