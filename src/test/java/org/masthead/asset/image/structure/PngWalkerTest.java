package org.masthead.asset.image.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masthead.asset.image.ImageRefusedException.Reason.MALFORMED;
import static org.masthead.asset.image.ImageRefusedException.Reason.METADATA_TOO_LARGE;
import static org.masthead.asset.image.ImageRefusedException.Reason.TOO_MANY_FRAMES;
import static org.masthead.asset.image.ImageRefusedException.Reason.TOO_MANY_PIXELS;
import static org.masthead.asset.image.ImageRefusedException.Reason.TRAILING_BYTES;
import static org.masthead.asset.image.ImageRefusedException.Reason.TRUNCATED;
import static org.masthead.testing.PictureParts.bytes;
import static org.masthead.testing.PictureParts.chunk;
import static org.masthead.testing.PictureParts.deflated;
import static org.masthead.testing.PictureParts.insert;
import static org.masthead.testing.PictureParts.join;
import static org.masthead.testing.PictureParts.slice;
import static org.masthead.testing.PictureParts.text;
import static org.masthead.testing.PictureParts.u32;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.masthead.asset.image.ImageFacts;
import org.masthead.asset.image.ImageFacts.Colours;
import org.masthead.asset.image.ImageRefusedException;
import org.masthead.asset.image.ImageType;
import org.masthead.testing.Pictures;

class PngWalkerTest {

    private static final int END = 12;

    @Test
    void aPlainPngStaysAsItIs() throws Exception {
        byte[] png = Pictures.png(60, 40);

        Cleaned cleaned = Cleaned.of(png);

        assertThat(cleaned.bytes()).isEqualTo(png);
        assertThat(cleaned.facts()).isEqualTo(new ImageFacts(ImageType.PNG, 60, 40, 1, 1, false, Colours.RGB, null));
    }

    @Test
    void transparencyIsTold() throws Exception {
        byte[] key = chunk("tRNS", bytes(0, 1, 0, 2, 0, 3));

        assertThat(Cleaned.of(Pictures.pngWithAlpha(6, 4)).facts().transparent())
                .isTrue();
        assertThat(Cleaned.of(Pictures.withChunks(Pictures.png(6, 4), key))
                        .facts()
                        .transparent())
                .isTrue();
    }

    @Test
    void metadataIsLeftOutAndItsOrientationRead() throws Exception {
        Cleaned cleaned = Cleaned.of(Pictures.pngWithMetadata(6));

        assertThat(cleaned.bytes()).isEqualTo(Pictures.png(60, 40));
        assertThat(cleaned.facts().orientation()).isEqualTo(6);
    }

    @Test
    void aProfileIsTakenOut() throws Exception {
        byte[] profile = chunk("iCCP", join(text("Display P3\0\0"), deflated(Pictures.displayP3())));

        Cleaned cleaned = Cleaned.of(Pictures.withChunks(Pictures.png(8, 8), profile));

        assertThat(cleaned.facts().profile()).isEqualTo(Pictures.displayP3());
        assertThat(cleaned.bytes()).isEqualTo(Pictures.png(8, 8));
    }

    @Test
    void aProfileThatDoesNotInflateIsLeftAside() throws Exception {
        byte[] profile = chunk("iCCP", text("ICC\0\0not deflated"));

        assertThat(Cleaned.of(Pictures.withChunks(Pictures.png(8, 8), profile))
                        .facts()
                        .profile())
                .isNull();
    }

    @Test
    void tenKilobytesThatSayTheyAreBillionsOfPixelsAreRefused() {
        ImageRefusedException refusal = Cleaned.refusal(Pictures.hugePng());

        assertThat(refusal.reason()).isEqualTo(TOO_MANY_PIXELS);
        assertThat(refusal).hasMessageContaining("50000 × 50000").hasMessageContaining("50000000");
    }

    @Test
    void theLargestNumbersDoNotRunOver() {
        byte[] png = Pictures.png(8, 8);
        byte[] header = chunk("IHDR", join(u32(0x7FFFFFFF, 0x7FFFFFFF), bytes(8, 2, 0, 0, 0)));

        assertThat(Cleaned.reason(join(slice(png, 0, 8), header, slice(png, 33, png.length))))
                .isEqualTo(TOO_MANY_PIXELS);
    }

    @Test
    void bombsAreRefused() {
        byte[] text = join(text("Comment\0"), bytes(1, 0), text("en\0\0"), deflated(new byte[20_000_000]));

        assertThat(Cleaned.reason(Pictures.zTxtBomb())).isEqualTo(METADATA_TOO_LARGE);
        assertThat(Cleaned.reason(Pictures.iccBomb())).isEqualTo(METADATA_TOO_LARGE);
        assertThat(Cleaned.reason(Pictures.withChunks(Pictures.png(8, 8), chunk("iTXt", text))))
                .isEqualTo(METADATA_TOO_LARGE);
    }

    @Test
    void tenThousandTextsAreABomb() {
        byte[] text = chunk("tEXt", text("a\0b"));
        byte[][] texts = new byte[Metadata.MAX_PIECES + 1][];
        Arrays.fill(texts, text);

        assertThat(Cleaned.reason(Pictures.withChunks(Pictures.png(8, 8), texts)))
                .isEqualTo(METADATA_TOO_LARGE);
    }

    @Test
    void aWrongChecksumIsRefused() {
        byte[] png = Pictures.png(60, 40);
        // The last byte of the checksum of the pixels, ahead of the end.
        png[png.length - END - 1] ^= 1;

        assertThat(Cleaned.refusal(png)).hasMessageContaining("IDAT").hasMessageContaining("checksum");
    }

    @Test
    void bytesBehindTheEndAreRefused() {
        assertThat(Cleaned.reason(Pictures.withTrailing(Pictures.png(8, 8)))).isEqualTo(TRAILING_BYTES);
    }

    @Test
    void aPngWithoutItsEndIsTruncated() {
        byte[] png = Pictures.png(8, 8);

        assertThat(Cleaned.reason(Arrays.copyOf(png, png.length - END))).isEqualTo(TRUNCATED);
    }

    @Test
    void chunksThatDoNotFitAreRefused() {
        byte[] png = Pictures.png(8, 8);

        assertThat(Cleaned.reason(insert(png, png.length - END, chunk("PLTE", bytes(1, 2, 3)))))
                .isEqualTo(MALFORMED);
        assertThat(Cleaned.reason(Pictures.withChunks(png, chunk("ABCD", bytes(1)))))
                .isEqualTo(MALFORMED);
        assertThat(Cleaned.reason(Pictures.withChunks(png, chunk("fdAT", new byte[9]))))
                .isEqualTo(MALFORMED);
        assertThat(Cleaned.reason(join(slice(png, 0, 33), chunk("IEND", new byte[0]))))
                .isEqualTo(MALFORMED);
    }

    @Test
    void depthsThatDoNotExistAreRefused() {
        byte[] png = Pictures.png(8, 8);
        byte[] header = chunk("IHDR", join(u32(8, 8), bytes(4, 2, 0, 0, 0)));

        assertThat(Cleaned.reason(join(slice(png, 0, 8), header, slice(png, 33, png.length))))
                .isEqualTo(MALFORMED);
    }

    @Test
    void theFramesOfAnAnimationAreCountedAndKept() throws Exception {
        byte[] moving = animated(2, 2);

        Cleaned cleaned = Cleaned.of(moving);

        assertThat(cleaned.facts().frames()).isEqualTo(2);
        assertThat(cleaned.bytes()).isEqualTo(moving);
    }

    @Test
    void framesThatAreNotAsCountedAreRefused() {
        assertThat(Cleaned.reason(animated(3, 2))).isEqualTo(MALFORMED);
        assertThat(Cleaned.reason(animated(1, 2))).isEqualTo(MALFORMED);
        assertThat(Cleaned.reason(animated(100_000, 2))).isEqualTo(TOO_MANY_FRAMES);
    }

    /** Each frame shows the picture of 8 × 8 pixels; the first is the picture itself. */
    private static byte[] animated(int declared, int frames) {
        byte[] png = Pictures.png(8, 8);
        byte[] pixels = slice(png, 33 + 8, png.length - END - 4);
        byte[] before = join(chunk("acTL", u32(declared, 0)), chunk("fcTL", frame(0)));
        byte[] behind = {};
        for (int i = 1; i < frames; i++) {
            behind = join(behind, chunk("fcTL", frame(2 * i - 1)), chunk("fdAT", join(u32(2 * i), pixels)));
        }
        return insert(Pictures.withChunks(png, before), png.length + before.length - END, behind);
    }

    private static byte[] frame(int sequence) {
        return join(u32(sequence, 8, 8, 0, 0), bytes(0, 1, 0, 10, 0, 0));
    }

    /** A grey PNG of 8 × 8 pixels with these chunks of pixels. */
    private static byte[] grey(boolean interlaced, byte[]... parts) {
        byte[] header = join(u32(8, 8), bytes(8, 0, 0, 0, interlaced ? 1 : 0));
        byte[] start = join(bytes(0x89), text("PNG\r\n\u001A\n"), chunk("IHDR", header));
        byte[][] pixels = Arrays.stream(parts).map(part -> chunk("IDAT", part)).toArray(byte[][]::new);
        return join(start, join(pixels), chunk("IEND", bytes()));
    }

    @Test
    void pixelsMayComeInManyChunksAndInPasses() throws Exception {
        byte[] rows = deflated(new byte[8 * 9]);
        // Of 8 × 8 pixels the passes have 1, 1, 1, 2, 2, 4 and 4 rows of 1, 1, 2, 2, 4, 4 and 8 pixels.
        byte[] passes = deflated(new byte[2 + 2 + 3 + 2 * 3 + 2 * 5 + 4 * 5 + 4 * 9]);

        assertThat(Cleaned.of(grey(false, slice(rows, 0, 3), bytes(), slice(rows, 3, rows.length)))
                        .facts()
                        .width())
                .isEqualTo(8);
        assertThat(Cleaned.of(grey(true, passes)).facts().width()).isEqualTo(8);
    }

    @Test
    void pixelsThatSwellBeyondThePictureAreRefused() {
        byte[] bomb = deflated(new byte[10_000_000]);

        refuses(grey(false, bomb), MALFORMED);
        refuses(grey(true, deflated(new byte[8 * 9 + 100])), MALFORMED);
    }

    @Test
    void pixelsThatAreTooFewAreRefused() {
        refuses(grey(false, deflated(new byte[8 * 9 - 1])), TRUNCATED);
        refuses(grey(false, slice(deflated(new byte[8 * 9]), 0, 6)), TRUNCATED);
        refuses(grey(false, text("no zlib stream")), TRUNCATED);
    }

    @Test
    void bytesBehindThePixelsAreRefused() {
        byte[] rows = deflated(new byte[8 * 9]);

        refuses(grey(false, join(rows, text("<script>"))), TRAILING_BYTES);
        refuses(grey(false, rows, text("<script>")), TRAILING_BYTES);
    }

    @Test
    void chunksWithoutEndAreRefused() {
        byte[][] empty = new byte[50_001][0];

        refuses(grey(false, empty), METADATA_TOO_LARGE);
    }

    @Test
    void aSideThatIsTooLongIsRefused() {
        byte[] header = join(u32(1, 65_501), bytes(1, 0, 0, 0, 0));
        byte[] png = join(bytes(0x89), text("PNG\r\n\u001A\n"), chunk("IHDR", header));

        refuses(png, TOO_MANY_PIXELS);
    }

    private static void refuses(byte[] png, ImageRefusedException.Reason reason) {
        assertThat(Cleaned.refusal(png).reason()).isEqualTo(reason);
    }
}
