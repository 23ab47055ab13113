package org.masthead.asset.image.structure;

import static org.assertj.core.api.Assertions.assertThat;

import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.Directory;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.masthead.asset.image.ImageRefusedException;
import org.masthead.testing.Pictures;

/** What holds for images of each format alike. */
class AnyFormatTest {

    private static final int FLIPS = 300;

    static Stream<Named<byte[]>> pictures() {
        return Stream.of(
                Named.of("JPEG", Pictures.jpegWithGps(6)),
                Named.of("JPEG with a profile", Pictures.displayP3Jpeg()),
                Named.of("JPEG in CMYK", Pictures.cmykJpeg(12, 12)),
                Named.of("PNG", Pictures.pngWithMetadata(6)),
                Named.of("PNG with alpha", Pictures.pngWithAlpha(12, 12)),
                Named.of("GIF", Pictures.gifWithMetadata()),
                Named.of("WebP", Pictures.webpWithMetadata(6)),
                Named.of("WebP that moves", Pictures.animatedWebp(3)),
                Named.of("AVIF", Pictures.avif()));
    }

    /** Those that ImageIO decodes without converting colours. */
    static Stream<Named<byte[]>> decodable() {
        return pictures()
                .filter(picture -> picture.getName().matches("(JPEG|PNG|GIF).*"))
                .filter(picture -> !picture.getName().matches(".*(CMYK|profile)"));
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void cleaningACleanedFileChangesNothing(byte[] picture) throws Exception {
        byte[] once = Cleaned.of(picture).bytes();

        byte[] twice = Cleaned.of(once).bytes();

        assertThat(twice).isEqualTo(once);
    }

    @ParameterizedTest
    @MethodSource("decodable")
    void thePixelsAreTheSame(byte[] picture) throws Exception {
        BufferedImage before = Pictures.decoded(picture);

        BufferedImage after = Pictures.decoded(Cleaned.of(picture).bytes());

        assertThat(Arrays.equals(pixels(after), pixels(before))).isTrue();
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void eachPartOfAFileIsRefused(byte[] picture) {
        for (int length = 0; length < picture.length; length++) {
            byte[] part = Arrays.copyOf(picture, length);

            assertThat(Cleaned.refusal(part)).as("the first %s bytes", length).isNotNull();
        }
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void bytesBehindTheEndAreRefused(byte[] picture) {
        assertThat(Cleaned.refusal(Pictures.withTrailing(picture))).isNotNull();
    }

    /** Any outcome is right but another exception, or none at all. */
    @ParameterizedTest
    @MethodSource("pictures")
    void damageIsRefusedOrPassesAndNothingElse(byte[] picture) throws Exception {
        Random random = new Random(4);
        for (int i = 0; i < FLIPS; i++) {
            byte[] damaged = picture.clone();
            for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            try {
                byte[] cleaned = Cleaned.of(damaged).bytes();
                assertThat(Cleaned.of(cleaned).bytes()).isEqualTo(cleaned);
            } catch (ImageRefusedException expected) {
                assertThat(expected).message().endsWith(".");
            }
        }
    }

    @Test
    void anotherReaderFindsNoMetadata() throws Exception {
        assertThat(directories(Pictures.jpegWithGps(6))).contains("GPS", "XMP", "IPTC", "JpegComment", "Exif IFD0");
        assertThat(directories(Pictures.pngWithMetadata(6))).contains("Exif IFD0", "PNG-tEXt", "PNG-zTXt", "XMP");
        assertThat(directories(Pictures.webpWithMetadata(6))).contains("Exif IFD0", "GPS", "XMP", "ICC Profile");

        assertThat(directories(Cleaned.of(Pictures.jpegWithGps(6)).bytes()))
                .containsOnly("JPEG", "JFIF", "Huffman", "File Type");
        assertThat(directories(Cleaned.of(Pictures.pngWithMetadata(6)).bytes())).containsOnly("PNG-IHDR", "File Type");
        assertThat(directories(Cleaned.of(Pictures.webpWithMetadata(6)).bytes()))
                .containsOnly("WebP", "File Type");
        assertThat(directories(Cleaned.of(Pictures.gifWithMetadata()).bytes()))
                .containsOnly("GIF Header", "GIF Control", "GIF Image", "GIF Animation", "File Type");
    }

    private static Set<String> directories(byte[] picture) throws Exception {
        return StreamSupport.stream(
                        ImageMetadataReader.readMetadata(new ByteArrayInputStream(picture))
                                .getDirectories()
                                .spliterator(),
                        false)
                .map(Directory::getName)
                .collect(Collectors.toSet());
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRaster().getPixels(0, 0, image.getWidth(), image.getHeight(), (int[]) null);
    }
}
