package org.masthead.asset.image.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.masthead.testing.PictureParts.bytes;
import static org.masthead.testing.PictureParts.entry;
import static org.masthead.testing.PictureParts.exif;
import static org.masthead.testing.PictureParts.join;
import static org.masthead.testing.PictureParts.loopingExif;
import static org.masthead.testing.PictureParts.text;
import static org.masthead.testing.PictureParts.u32;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.masthead.asset.image.ImageRefusedException;

class ExifTest {

    private static final byte[] START = join(text("MM\0*"), u32(8));

    @Test
    void theOrientationIsReadInEitherByteOrder() throws Exception {
        byte[] little = bytes('I', 'I', 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0);

        assertThat(Exif.orientation(little)).isEqualTo(6);
        assertThat(Exif.orientation(exif(6))).isEqualTo(6);
        assertThat(Exif.orientation(join(text("Exif\0\0"), exif(6)))).isEqualTo(6);
    }

    /** The next directory is the thumbnail's. */
    @Test
    void theOrientationOfAThumbnailDoesNotCount() throws Exception {
        byte[] block = join(START, bytes(0, 0), u32(14), bytes(0, 1), entry(0x0112, 3, 1, 6 << 16), u32(0));

        assertThat(Exif.orientation(block)).isEqualTo(1);
    }

    @Test
    void whatIsMerelyBrokenSaysNothing() throws Exception {
        assertThat(Exif.orientation(new byte[0])).isEqualTo(1);
        assertThat(Exif.orientation(text("XX\0*12345678"))).isEqualTo(1);
        assertThat(Exif.orientation(join(text("MM\0*"), u32(9_999)))).isEqualTo(1);
        for (int length = 0; length < exif(6).length; length++) {
            assertThat(Exif.orientation(Arrays.copyOf(exif(6), length))).isIn(1, 6);
        }
    }

    @Test
    void loopsAreRefused() {
        byte[] deeper = join(START, bytes(0, 1), entry(0x8769, 4, 1, 26), u32(0));
        byte[] back = join(deeper, bytes(0, 1), entry(0xA005, 4, 1, 8), u32(0));

        assertThatThrownBy(() -> Exif.orientation(loopingExif())).hasMessageContaining("loop");
        assertThatThrownBy(() -> Exif.orientation(back)).hasMessageContaining("loop");
    }

    @Test
    void absurdNumbersAreRefused() {
        byte[] entries = join(START, bytes(0xFF, 0xFF));
        byte[] value = join(START, bytes(0, 1), entry(0x9286, 7, 0xFFFFFFFFL, 8), u32(0));

        assertThatThrownBy(() -> Exif.orientation(entries))
                .isInstanceOf(ImageRefusedException.class)
                .hasMessageContaining("65535 entries");
        assertThatThrownBy(() -> Exif.orientation(value))
                .isInstanceOf(ImageRefusedException.class)
                .hasMessageContaining("4294967295 bytes");
    }

    @Test
    void aChainOfDirectoriesIsBounded() {
        byte[] block = START;
        for (int i = 1; i <= Exif.MAX_DIRECTORIES + 1; i++) {
            block = join(block, bytes(0, 0), u32(8 + 6L * i));
        }
        byte[] chain = block;

        assertThatThrownBy(() -> Exif.orientation(chain)).hasMessageContaining("100 directories");
    }
}
