package org.masthead.asset.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.function.IntBinaryOperator;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class ImpressionTest {

    private static final String START = "data:image/png;base64,";

    private static Sample sample(int width, int height, IntBinaryOperator colour) {
        int[] argb = new int[width * height];
        Arrays.setAll(argb, i -> colour.applyAsInt(i % width, i / width));
        return new Sample(width, height, argb);
    }

    private static BufferedImage decoded(Impression impression) throws IOException {
        assertThat(impression.placeholder()).startsWith(START);
        byte[] bytes = Base64.getDecoder().decode(impression.placeholder().substring(START.length()));
        return ImageIO.read(new ByteArrayInputStream(bytes));
    }

    @Test
    void theDominantColourIsWhatMostOfThePictureHas() {
        Sample sample = sample(100, 60, (x, y) -> x < 60 ? 0xff204080 : 0xffff0000);

        assertThat(Impression.of(sample).color()).isEqualTo("#204080");
    }

    @Test
    void transparentPixelsHaveNoColour() {
        Sample sample = sample(100, 60, (x, y) -> x < 90 ? 0x00ffffff : 0xff204080);

        assertThat(Impression.of(sample).color()).isEqualTo("#204080");
        assertThat(Impression.of(sample(3, 3, (x, y) -> 0)).color()).isEqualTo("#000000");
    }

    @Test
    void theHashHasTheMeanColourAndTheShape() {
        byte[] hash = Base64.getDecoder()
                .decode(Impression.of(sample(100, 50, (x, y) -> 0xffffffff)).thumbHash());

        int header = (hash[0] & 0xff) | (hash[1] & 0xff) << 8 | (hash[2] & 0xff) << 16;
        assertThat(header & 63).isEqualTo(63);
        assertThat(header >> 6 & 63).isEqualTo(32);
        assertThat(header >> 12 & 63).isEqualTo(32);
        assertThat(header >> 18).isZero();
        assertThat(hash[4] & 0x80).as("landscape").isNotZero();
        assertThat(hash[3] & 7).as("waves down").isEqualTo(4);
    }

    @Test
    void theHashOfATransparentPictureSaysSo() {
        byte[] hash = Base64.getDecoder()
                .decode(Impression.of(sample(50, 50, (x, y) -> x < 25 ? 0 : 0xff00ff00))
                        .thumbHash());

        assertThat(hash[2] & 0x80).isNotZero();
        assertThat(hash).hasSizeLessThanOrEqualTo(25);
    }

    @Test
    void thePlaceholderLooksLikeThePicture() throws IOException {
        Sample sample = sample(100, 50, (x, y) -> x < 50 ? 0xff0000ff : 0xffff0000);

        BufferedImage placeholder = decoded(Impression.of(sample));

        assertThat(placeholder.getWidth()).isEqualTo(16);
        assertThat(placeholder.getHeight()).isEqualTo(8);
        assertThat(placeholder.getRGB(2, 4)).isEqualTo(0xff0000ff);
        assertThat(placeholder.getRGB(13, 4)).isEqualTo(0xffff0000);
    }

    @Test
    void thePlaceholderKeepsTransparency() throws IOException {
        BufferedImage placeholder = decoded(Impression.of(sample(20, 20, (x, y) -> x < 10 ? 0 : 0xff00ff00)));

        assertThat(placeholder.getRGB(1, 8) >>> 24).isZero();
        assertThat(placeholder.getRGB(14, 8)).isEqualTo(0xff00ff00);
    }

    @Test
    void thePlaceholderIsShortEvenForNoise() throws IOException {
        Random random = new Random(4);

        Impression impression = Impression.of(sample(100, 100, (x, y) -> random.nextInt()));

        assertThat(impression.placeholder()).hasSizeLessThanOrEqualTo(600);
        assertThat(decoded(impression).getWidth()).isBetween(4, 16);
    }

    @Test
    void isTheSameForTheSamePixels() {
        Sample sample = sample(33, 77, (x, y) -> 0xff000000 | x * 7 << 16 | y * 3 << 8 | x * y & 0xff);

        assertThat(Impression.of(sample)).isEqualTo(Impression.of(sample));
    }

    @Test
    void ofASinglePixelIsThatPixel() throws IOException {
        Impression impression = Impression.of(sample(1, 1, (x, y) -> 0xff102030));

        assertThat(impression.color()).isEqualTo("#102030");
        assertThat(decoded(impression).getWidth()).isEqualTo(1);
    }
}
