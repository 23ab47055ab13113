package org.masthead.asset.image.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masthead.asset.image.ImageRefusedException.Reason.MALFORMED;
import static org.masthead.asset.image.ImageRefusedException.Reason.TOO_MANY_FRAMES;
import static org.masthead.asset.image.ImageRefusedException.Reason.TOO_MANY_PIXELS;
import static org.masthead.asset.image.ImageRefusedException.Reason.TRAILING_BYTES;
import static org.masthead.asset.image.ImageRefusedException.Reason.TRUNCATED;
import static org.masthead.testing.PictureParts.bytes;
import static org.masthead.testing.PictureParts.join;
import static org.masthead.testing.PictureParts.slice;
import static org.masthead.testing.PictureParts.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.masthead.asset.image.ImageFacts;
import org.masthead.asset.image.ImageFacts.Colours;
import org.masthead.asset.image.ImageType;
import org.masthead.testing.Pictures;

class GifWalkerTest {

    @Test
    void framesTimesAndRepeatsStayAsTheyAre() throws Exception {
        byte[] gif = Pictures.gif(3);

        Cleaned cleaned = Cleaned.of(gif);

        assertThat(cleaned.bytes()).isEqualTo(gif);
        assertThat(cleaned.facts()).isEqualTo(new ImageFacts(ImageType.GIF, 60, 40, 1, 3, false, Colours.RGB, null));
    }

    @Test
    void commentsTextsAndWhatProgramsAddAreLeftOut() throws Exception {
        byte[] cleaned = Cleaned.of(Pictures.gifWithMetadata()).bytes();

        assertThat(cleaned).isEqualTo(Pictures.gif(2));
    }

    /** Its first bytes open a comment of JavaScript, that a comment of the GIF closes. */
    @Test
    void aScriptThatIsAlsoAGifLosesItsScript() throws Exception {
        byte[] gif = Pictures.gif(1);
        byte[] script = join(
                text("GIF89a/*"),
                bytes(40, 0),
                slice(gif, 10, gif.length - 1),
                bytes(0x21, 0xFE, 17),
                text("*/=1;alert('x')//"),
                bytes(0, 0x3B));

        byte[] cleaned = Cleaned.of(script).bytes();

        assertThat(new String(cleaned, StandardCharsets.ISO_8859_1)).doesNotContain("*/", "alert");
    }

    @Test
    void transparentColoursAndErasedFramesAreTold() throws Exception {
        byte[] gif = Pictures.gif(1);
        int control = new String(gif, StandardCharsets.ISO_8859_1).indexOf("\u0021\u00f9\u0004") + 3;
        byte[] clear = gif.clone();
        clear[control] = 1;
        byte[] erased = gif.clone();
        erased[control] = 2 << 2;

        assertThat(Cleaned.of(gif).facts().transparent()).isFalse();
        assertThat(Cleaned.of(clear).facts().transparent()).isTrue();
        assertThat(Cleaned.of(erased).facts().transparent()).isTrue();
    }

    @Test
    void framesAreBounded() throws Exception {
        assertThat(Cleaned.of(Pictures.gifOfFrames(ImageFacts.MAX_FRAMES))
                        .facts()
                        .frames())
                .isEqualTo(ImageFacts.MAX_FRAMES);
        assertThat(Cleaned.refusal(Pictures.gifOfFrames(100_000)))
                .hasMessageContaining("1000")
                .extracting("reason")
                .isEqualTo(TOO_MANY_FRAMES);
    }

    @Test
    void aScreenAndFramesAreBounded() {
        byte[] gif = Pictures.gif(1);
        byte[] wide = gif.clone();
        Arrays.fill(wide, 6, 10, (byte) 0xFF);
        byte[] moving = Pictures.gif(400);
        System.arraycopy(bytes(0x88, 0x13, 0x88, 0x13), 0, moving, 6, 4);

        assertThat(Cleaned.reason(wide)).isEqualTo(TOO_MANY_PIXELS);
        assertThat(Cleaned.refusal(moving))
                .hasMessageContaining("5000 × 5000")
                .extracting("reason")
                .isEqualTo(TOO_MANY_PIXELS);
    }

    @Test
    void anEmptyScreenIsRefused() {
        byte[] gif = Pictures.gif(1);
        Arrays.fill(gif, 6, 8, (byte) 0);

        assertThat(Cleaned.reason(gif)).isEqualTo(MALFORMED);
    }

    @Test
    void theEndIsTheEnd() {
        byte[] gif = Pictures.gif(1);

        assertThat(Cleaned.reason(Pictures.withTrailing(gif))).isEqualTo(TRAILING_BYTES);
        assertThat(Cleaned.reason(Arrays.copyOf(gif, gif.length - 1))).isEqualTo(TRUNCATED);
    }

    @Test
    void aGifWithoutAFrameIsRefused() {
        assertThat(Cleaned.reason(join(text("GIF89a"), bytes(1, 0, 1, 0, 0, 0, 0, 0x3B))))
                .isEqualTo(MALFORMED);
    }
}
