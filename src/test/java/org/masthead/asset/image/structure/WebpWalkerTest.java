package org.masthead.asset.image.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masthead.asset.image.ImageRefusedException.Reason.MALFORMED;
import static org.masthead.asset.image.ImageRefusedException.Reason.TOO_MANY_FRAMES;
import static org.masthead.asset.image.ImageRefusedException.Reason.TOO_MANY_PIXELS;
import static org.masthead.asset.image.ImageRefusedException.Reason.TRAILING_BYTES;
import static org.masthead.asset.image.ImageRefusedException.Reason.TRUNCATED;
import static org.masthead.testing.PictureParts.bytes;
import static org.masthead.testing.PictureParts.join;
import static org.masthead.testing.PictureParts.riff;
import static org.masthead.testing.PictureParts.slice;
import static org.masthead.testing.PictureParts.text;

import org.junit.jupiter.api.Test;
import org.masthead.asset.image.ImageFacts;
import org.masthead.asset.image.ImageFacts.Colours;
import org.masthead.asset.image.ImageType;
import org.masthead.testing.Pictures;

class WebpWalkerTest {

    private static final byte[] LOSSY = riff("VP8 ", bytes(0x10, 0, 0, 0x9D, 0x01, 0x2A, 60, 0, 40, 0, 1, 2));

    @Test
    void aPlainWebpStaysAsItIs() throws Exception {
        byte[] webp = Pictures.webp(60, 40);

        Cleaned cleaned = Cleaned.of(webp);

        assertThat(cleaned.bytes()).isEqualTo(webp);
        assertThat(cleaned.facts()).isEqualTo(new ImageFacts(ImageType.WEBP, 60, 40, 1, 1, false, Colours.RGB, null));
    }

    @Test
    void theSizeOfALossyOneIsRead() throws Exception {
        byte[] webp = Pictures.webpOf(LOSSY);

        Cleaned cleaned = Cleaned.of(webp);

        assertThat(cleaned.bytes()).isEqualTo(webp);
        assertThat(cleaned.facts().width()).isEqualTo(60);
        assertThat(cleaned.facts().height()).isEqualTo(40);
    }

    @Test
    void transparencyIsTold() throws Exception {
        byte[] lossy = Pictures.webpOf(Pictures.canvas(0x10, 60, 40), riff("ALPH", bytes(0, 1)), LOSSY);

        assertThat(Cleaned.of(Pictures.webpWithAlpha(6, 4)).facts().transparent())
                .isTrue();
        assertThat(Cleaned.of(lossy).facts().transparent()).isTrue();
        assertThat(Cleaned.of(lossy).bytes()).isEqualTo(lossy);
    }

    @Test
    void metadataIsLeftOutAndNoLongerAnnounced() throws Exception {
        Cleaned cleaned = Cleaned.of(Pictures.webpWithMetadata(8));

        byte[] webp = Pictures.webp(60, 40);
        assertThat(cleaned.bytes())
                .isEqualTo(Pictures.webpOf(Pictures.canvas(0, 60, 40), slice(webp, 12, webp.length)));
        assertThat(cleaned.facts().orientation()).isEqualTo(8);
        assertThat(cleaned.facts().profile()).isEqualTo(Pictures.displayP3());
    }

    @Test
    void framesAreCountedAndKept() throws Exception {
        byte[] webp = Pictures.animatedWebp(3);

        Cleaned cleaned = Cleaned.of(webp);

        assertThat(cleaned.facts().frames()).isEqualTo(3);
        assertThat(cleaned.bytes()).isEqualTo(webp);
    }

    @Test
    void whatIsUnknownWithinAFrameIsLeftOut() throws Exception {
        byte[] webp = Pictures.animatedWebp(1);
        int frame = 12 + 18 + 14;
        byte[] content = slice(webp, frame + 8, webp.length);
        byte[] more = join(content, riff("HTML", text("<script>")));

        byte[] cleaned = Cleaned.of(Pictures.webpOf(slice(webp, 12, frame), riff("ANMF", more)))
                .bytes();

        assertThat(cleaned).isEqualTo(webp);
    }

    @Test
    void framesAndPixelsAreBounded() {
        assertThat(Cleaned.reason(Pictures.animatedWebp(ImageFacts.MAX_FRAMES + 1)))
                .isEqualTo(TOO_MANY_FRAMES);
        assertThat(Cleaned.reason(Pictures.webp(16_000, 16_000))).isEqualTo(TOO_MANY_PIXELS);
        assertThat(Cleaned.reason(Pictures.webpOf(Pictures.canvas(0, 1 << 24, 1 << 24))))
                .isEqualTo(TOO_MANY_PIXELS);
    }

    @Test
    void aCanvasOfAnotherSizeThanItsPictureIsRefused() {
        assertThat(Cleaned.refusal(Pictures.webpOf(Pictures.canvas(0, 50, 40), LOSSY)))
                .hasMessageContaining("50 × 40")
                .hasMessageContaining("60 × 40");
    }

    @Test
    void aFrameOutsideTheCanvasIsRefused() {
        byte[] webp = Pictures.animatedWebp(2);
        webp[12 + 18 + 14 + 8] = 1;

        assertThat(Cleaned.refusal(webp)).hasMessageContaining("Frame 1").hasMessageContaining("canvas");
    }

    @Test
    void theEndIsTheEnd() {
        byte[] webp = Pictures.webp(60, 40);

        assertThat(Cleaned.reason(Pictures.withTrailing(webp))).isEqualTo(TRAILING_BYTES);
        assertThat(Cleaned.reason(Pictures.truncated(webp))).isEqualTo(TRUNCATED);
    }

    @Test
    void aSecondPictureIsRefused() {
        assertThat(Cleaned.reason(Pictures.webpOf(LOSSY, LOSSY))).isEqualTo(MALFORMED);
    }
}
