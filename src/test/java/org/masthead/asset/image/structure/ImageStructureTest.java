package org.masthead.asset.image.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.masthead.asset.image.ImageFacts;
import org.masthead.asset.image.ImageFacts.Colours;
import org.masthead.asset.image.ImageRefusedException;
import org.masthead.asset.image.ImageRefusedException.Reason;
import org.masthead.asset.image.ImageType;
import org.masthead.testing.TestImages;

/** What holds for files of every type: pixels stay, metadata goes, nothing but a refusal is thrown. */
class ImageStructureTest {

    private static final Map<String, byte[]> SOUND = new TreeMap<>(Map.of(
            "a photo", TestImages.jpegWithGps(6),
            "a photo in Display P3", TestImages.displayP3Jpeg(),
            "a PNG", TestImages.png(20, 10),
            "a PNG with alpha", TestImages.pngWithAlpha(20, 10),
            "a moving PNG", TestImages.apng(3),
            "a GIF", TestImages.gif(3),
            "a lossy WebP", TestImages.webp(),
            "a lossless WebP", TestImages.webpWithAlpha(),
            "a WebP with metadata", TestImages.webpWithMetadata(8),
            "a moving WebP", TestImages.movingWebp(3)));

    @TempDir
    private Path folder;

    static Stream<String> sound() {
        return SOUND.keySet().stream();
    }

    private static byte[] image(String name) {
        return SOUND.getOrDefault(name, new byte[0]);
    }

    @ParameterizedTest
    @MethodSource("sound")
    void cleaningTheCleanedChangesNothing(String name) throws Exception {
        Cleaning once = Cleaning.of(folder, image(name));

        Cleaning twice = Cleaning.of(folder, once.bytes());

        assertThat(twice.bytes()).isEqualTo(once.bytes());
        assertThat(twice.facts().frames()).isEqualTo(once.facts().frames());
        assertThat(twice.facts().orientation()).isEqualTo(1);
        assertThat(twice.facts().profile()).isNull();
    }

    @ParameterizedTest
    @MethodSource("sound")
    void noMetadataRemains(String name) throws Exception {
        Cleaning cleaning = Cleaning.of(folder, image(name));

        String left = new String(cleaning.bytes(), StandardCharsets.ISO_8859_1);

        assertThat(left).doesNotContain(TestImages.SECRET, "Exif", "EXIF", "xmpmeta", "ICC_PROFILE", "acsp");
    }

    @ParameterizedTest
    @MethodSource("sound")
    void pixelsStay(String name) throws Exception {
        byte[] image = withoutProfile(name);

        byte[] clean = Cleaning.of(folder, image).bytes();

        // The decoder here knows no moving WebP; the one made here has nothing to lose.
        if (name.equals("a moving WebP")) {
            assertThat(clean).isEqualTo(image);
        } else {
            assertThat(pixels(clean)).isEqualTo(pixels(image));
        }
    }

    @ParameterizedTest
    @MethodSource("sound")
    void everyPartOfAnImageIsRefused(String name) {
        byte[] image = image(name);

        for (int length = 0; length < image.length; length++) {
            Throwable thrown = cleaningThrows(Arrays.copyOf(image, length));

            assertThat(thrown).as("the first %d bytes", length).isInstanceOf(ImageRefusedException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("sound")
    void changedBytesAreTakenOrRefused(String name) {
        Random random = new Random(20261125);
        for (int round = 0; round < 400; round++) {
            byte[] image = image(name).clone();
            for (int change = 0; change <= round % 8; change++) {
                image[random.nextInt(image.length)] = (byte) random.nextInt(256);
            }

            Throwable thrown = cleaningThrows(image);

            if (thrown != null) {
                assertThat(thrown).as("round %d", round).isInstanceOf(ImageRefusedException.class);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("sound")
    void bytesBehindTheEndAreRefused(String name) {
        byte[] image = TestImages.withTrailing(image(name), TestImages.ascii("PK"));

        String sentence = Cleaning.refused(folder, image, Reason.TRAILING_BYTES);

        assertThat(sentence).contains("2 bytes behind the end");
    }

    @Test
    void bombsAreRefusedForWhatTheyAre() {
        Map<Reason, Stream<byte[]>> bombs = Map.of(
                Reason.EMPTY, Stream.of(new byte[0]),
                Reason.TOO_LARGE, Stream.of(new byte[ImageFacts.MAX_BYTES + 1]),
                Reason.TOO_MANY_PIXELS, Stream.of(TestImages.hugePng()),
                Reason.TOO_MANY_FRAMES,
                        Stream.of(
                                TestImages.gifOfFrames(100_000),
                                TestImages.apng(ImageFacts.MAX_FRAMES + 1),
                                TestImages.movingWebp(ImageFacts.MAX_FRAMES + 1)),
                Reason.METADATA_TOO_LARGE,
                        Stream.of(TestImages.zTxtBomb(), TestImages.iccBomb(), TestImages.exifLoop()),
                Reason.TRAILING_BYTES, Stream.of(TestImages.jpegZip(), TestImages.jpegHtml()),
                Reason.TRUNCATED, Stream.of(TestImages.truncated(TestImages.jpeg(200, 100))));

        bombs.forEach((reason, images) -> images.forEach(image -> Cleaning.refused(folder, image, reason)));
    }

    @Test
    void theTypesThatAreNotTakenAreNamed() {
        Map<String, byte[]> others = Map.of(
                "SVG", TestImages.svg(),
                "HTML", TestImages.ascii("<!doctype html><p>"),
                "PDF", TestImages.ascii("%PDF-1.7"),
                "zip", TestImages.ascii("PK\3\4"),
                "HEIC", TestImages.ascii("\0\0\0\u0018ftypheic\0\0\0\0mif1heic"),
                "TIFF", TestImages.ascii("II*\0\10\0\0\0"),
                "BMP", TestImages.ascii("BM1234"),
                "ICO", TestImages.ascii("\0\0\1\0\1\0"),
                "JPEG XL", TestImages.ascii("\u00ff\n1234"),
                "video", TestImages.ascii("\0\0\0\u0014ftypisom\0\0\0\0mp42"));

        others.forEach((name, bytes) ->
                assertThat(Cleaning.refused(folder, bytes, Reason.NOT_AN_IMAGE)).contains(name));
    }

    @Test
    void aPhotoSaysHowItIsTurned() throws Exception {
        for (int orientation = 1; orientation <= 8; orientation++) {
            ImageFacts facts =
                    Cleaning.of(folder, TestImages.jpegWithGps(orientation)).facts();

            assertThat(facts)
                    .isEqualTo(new ImageFacts(ImageType.JPEG, 48, 32, orientation, 1, false, Colours.RGB, null));
        }
    }

    @Test
    void aProfileIsToldUnlessItIsSrgb() throws Exception {
        byte[] srgb = TestImages.pngWith(TestImages.png(4, 4), TestImages.chunk("sRGB", new byte[1]));

        assertThat(Cleaning.of(folder, TestImages.displayP3Jpeg()).facts().profile())
                .isNotNull();
        assertThat(Cleaning.of(folder, srgb).facts().profile()).isNull();
    }

    @Test
    void framesAndTransparencyAreTold() throws Exception {
        assertThat(Cleaning.of(folder, TestImages.gif(3)).facts().frames()).isEqualTo(3);
        assertThat(Cleaning.of(folder, TestImages.apng(4)).facts().frames()).isEqualTo(4);
        assertThat(Cleaning.of(folder, TestImages.movingWebp(5)).facts().frames())
                .isEqualTo(5);
        assertThat(Cleaning.of(folder, TestImages.webpWithMetadata(8)).facts().orientation())
                .isEqualTo(8);
        assertThat(Cleaning.of(folder, TestImages.pngWithAlpha(4, 4)).facts().transparent())
                .isTrue();
        assertThat(Cleaning.of(folder, TestImages.png(4, 4)).facts().transparent())
                .isFalse();
        assertThat(Cleaning.of(folder, TestImages.webpWithAlpha()).facts().transparent())
                .isTrue();
    }

    @Test
    void anAvifIsCopiedAndSaysHowItIsTurned() throws Exception {
        byte[] image = TestImages.avif();

        Cleaning cleaning = Cleaning.of(folder, image);

        assertThat(cleaning.bytes()).isEqualTo(image);
        assertThat(cleaning.facts()).isEqualTo(new ImageFacts(ImageType.AVIF, 40, 30, 6, 1, false, Colours.RGB, null));
    }

    @Test
    void aBrokenAvifIsRefused() {
        byte[] image = TestImages.avif();

        for (int length = 0; length < image.length; length++) {
            assertThat(cleaningThrows(Arrays.copyOf(image, length))).isInstanceOf(ImageRefusedException.class);
        }
        for (int at = 0; at < image.length; at++) {
            byte[] changed = image.clone();
            changed[at] = (byte) ~changed[at];
            assertThat(cleaningThrows(changed)).satisfies(thrown -> {
                if (thrown != null) {
                    assertThat(thrown).isInstanceOf(ImageRefusedException.class);
                }
            });
        }
    }

    /** A decoder that knows profiles turns colours by them: to compare pixels, it must not see one. */
    private static byte[] withoutProfile(String name) {
        return name.equals("a photo in Display P3") ? TestImages.jpeg(48, 32) : image(name);
    }

    private @Nullable Throwable cleaningThrows(byte[] image) {
        try {
            Cleaning.of(folder, image);
            return null;
        } catch (IOException | ImageRefusedException | RuntimeException thrown) {
            return thrown;
        }
    }

    private static int[] pixels(byte[] image) throws IOException {
        BufferedImage decoded = ImageIO.read(new ByteArrayInputStream(image));
        return decoded.getRGB(0, 0, decoded.getWidth(), decoded.getHeight(), null, 0, decoded.getWidth());
    }
}
