package org.masthead.asset.media;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Singleton;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.masthead.asset.picture.AssetImages;

/** The grey picture that stands where an asset was that is gone. */
@Singleton
class Placeholder {

    static final String PATH = AssetImages.PLACEHOLDER_PATH;

    private static final int WIDTH = AssetImages.PLACEHOLDER_WIDTH;
    private static final int HEIGHT = AssetImages.PLACEHOLDER_HEIGHT;

    private final Buffer bytes;

    Placeholder() {
        // Not TYPE_BYTE_GRAY: what is written into that is taken to be linear, and comes out darker.
        BufferedImage grey = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                grey.setRGB(x, y, Color.LIGHT_GRAY.getRGB());
            }
        }
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        try {
            ImageIO.write(grey, "png", written);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        bytes = Buffer.buffer(written.toByteArray());
    }

    void answer(HttpServerResponse response) {
        response.putHeader(HttpHeaders.CONTENT_TYPE, "image/png")
                .putHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=86400")
                .putHeader("Access-Control-Allow-Origin", "*")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Cross-Origin-Resource-Policy", "cross-origin")
                .putHeader("Content-Security-Policy", "default-src 'none'; sandbox")
                .putHeader("Content-Disposition", "inline; filename=\"placeholder.png\"")
                .end(bytes);
    }
}
