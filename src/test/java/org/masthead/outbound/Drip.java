package org.masthead.outbound;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** An answer of which, after its start, a byte comes now and then; or none, without a start. */
final class Drip implements RawServer.Answer {

    private static final int BETWEEN_MILLIS = 20;

    private final String start;
    private final CountDownLatch end = new CountDownLatch(1);

    Drip(String start) {
        this.start = start;
    }

    @Override
    public void to(OutputStream client) throws IOException {
        client.write(start.getBytes(StandardCharsets.US_ASCII));
        try {
            while (!end.await(BETWEEN_MILLIS, TimeUnit.MILLISECONDS)) {
                if (!start.isEmpty()) {
                    client.write('x');
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void stop() {
        end.countDown();
    }
}
