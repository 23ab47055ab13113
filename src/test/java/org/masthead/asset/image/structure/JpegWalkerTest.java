package org.masthead.asset.image.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masthead.asset.image.ImageRefusedException.Reason.MALFORMED;
import static org.masthead.asset.image.ImageRefusedException.Reason.METADATA_TOO_LARGE;
import static org.masthead.asset.image.ImageRefusedException.Reason.NOT_AN_IMAGE;
import static org.masthead.asset.image.ImageRefusedException.Reason.TOO_MANY_PIXELS;
import static org.masthead.asset.image.ImageRefusedException.Reason.TRAILING_BYTES;
import static org.masthead.asset.image.ImageRefusedException.Reason.TRUNCATED;
import static org.masthead.testing.PictureParts.bytes;
import static org.masthead.testing.PictureParts.insert;
import static org.masthead.testing.PictureParts.join;
import static org.masthead.testing.PictureParts.segment;
import static org.masthead.testing.PictureParts.slice;
import static org.masthead.testing.PictureParts.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.asset.image.ImageFacts;
import org.masthead.asset.image.ImageFacts.Colours;
import org.masthead.asset.image.ImageRefusedException;
import org.masthead.asset.image.ImageType;
import org.masthead.testing.Pictures;

class JpegWalkerTest {

    private static final int JFIF = 20;

    @Test
    void aPlainJpegStaysAsItIs() throws Exception {
        byte[] jpeg = Pictures.jpeg(60, 40);

        Cleaned cleaned = Cleaned.of(jpeg);

        assertThat(cleaned.bytes()).isEqualTo(jpeg);
        assertThat(cleaned.facts()).isEqualTo(new ImageFacts(ImageType.JPEG, 60, 40, 1, 1, false, Colours.RGB, null));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void theOrientationIsReadAndNothingElseIsLeft(int orientation) throws Exception {
        byte[] photo = Pictures.jpegWithGps(orientation);

        Cleaned cleaned = Cleaned.of(photo);

        assertThat(cleaned.facts().orientation()).isEqualTo(orientation);
        assertThat(cleaned.bytes()).isEqualTo(Pictures.jpeg(60, 40));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9, 65535})
    void anOrientationThatDoesNotExistIsUpright(int orientation) throws Exception {
        assertThat(Cleaned.of(Pictures.jpegWithGps(orientation)).facts().orientation())
                .isEqualTo(1);
    }

    @Test
    void theColoursAreToldByTheComponents() throws Exception {
        assertThat(Cleaned.of(Pictures.greyJpeg(9, 7)).facts().colours()).isEqualTo(Colours.GREY);
        assertThat(Cleaned.of(Pictures.cmykJpeg(9, 7)).facts().colours()).isEqualTo(Colours.CMYK);
    }

    @Test
    void whatNamesTheColoursIsKept() throws Exception {
        byte[] adobe = segment(0xEE, join(text("Adobe"), bytes(0, 100, 0, 0, 0, 0, 0)));
        byte[] jpeg = insert(Pictures.jpeg(8, 8), JFIF, adobe);

        assertThat(Cleaned.of(jpeg).bytes()).isEqualTo(jpeg);
    }

    @Test
    void aThumbnailInTheHeaderIsLeftOut() throws Exception {
        byte[] jpeg = Pictures.jpeg(8, 8);
        byte[] jfif = segment(0xE0, join(text("JFIF\0"), bytes(1, 2, 1, 0, 72, 0, 72, 1, 1, 7, 8, 9)));

        byte[] cleaned = Cleaned.of(join(slice(jpeg, 0, 2), jfif, slice(jpeg, JFIF, jpeg.length)))
                .bytes();

        assertThat(cleaned).isEqualTo(jpeg);
    }

    @Test
    void aProfileIsPutTogetherInTheOrderOfItsParts() throws Exception {
        byte[] profile = Arrays.copyOf(Pictures.displayP3(), Pictures.displayP3().length);
        byte[] second = segment(0xE2, join(text("ICC_PROFILE\0"), bytes(2, 2), slice(profile, 200, profile.length)));
        byte[] first = segment(0xE2, join(text("ICC_PROFILE\0"), bytes(1, 2), slice(profile, 0, 200)));

        Cleaned cleaned = Cleaned.of(insert(Pictures.jpeg(8, 8), JFIF, join(second, first)));

        assertThat(cleaned.facts().profile()).isEqualTo(profile);
        assertThat(cleaned.bytes()).isEqualTo(Pictures.jpeg(8, 8));
    }

    @Test
    void aProfileOfWhichAPartIsMissingIsLeftAside() throws Exception {
        byte[] half = segment(0xE2, join(text("ICC_PROFILE\0"), bytes(1, 2), Pictures.displayP3()));

        assertThat(Cleaned.of(insert(Pictures.jpeg(8, 8), JFIF, half)).facts().profile())
                .isNull();
    }

    @Test
    void aProfileOfMoreThanFourMegabytesIsABomb() {
        byte[] jpeg = Pictures.withProfile(Pictures.jpeg(8, 8), new byte[IccProfile.MAX_BYTES + 1]);

        assertThat(Cleaned.reason(jpeg)).isEqualTo(METADATA_TOO_LARGE);
    }

    @Test
    void metadataOfMoreThanEightMegabytesIsABomb() {
        byte[] comment = segment(0xFE, new byte[65_000]);
        byte[] comments = {};
        for (int i = 0; i <= Metadata.MAX_BYTES / 65_000; i++) {
            comments = join(comments, comment);
        }

        assertThat(Cleaned.reason(insert(Pictures.jpeg(8, 8), JFIF, comments))).isEqualTo(METADATA_TOO_LARGE);
    }

    @Test
    void aLoopOfExifIsABomb() {
        assertThat(Cleaned.reason(Pictures.exifLoop())).isEqualTo(METADATA_TOO_LARGE);
    }

    @Test
    void aJpegThatIsAlsoAZipIsRefusedWithAWayOut() {
        ImageRefusedException refusal = Cleaned.refusal(Pictures.jpegZip());

        assertThat(refusal.reason()).isEqualTo(TRAILING_BYTES);
        assertThat(refusal).hasMessageContaining("behind the end").hasMessageContaining("export the picture");
    }

    @Test
    void aSecondPictureBehindTheFirstIsRefusedByName() {
        byte[] phone = insert(Pictures.jpeg(8, 8), JFIF, segment(0xE2, text("MPF\0MM\0*")));

        ImageRefusedException refusal = Cleaned.refusal(join(phone, Pictures.jpeg(4, 4)));

        assertThat(refusal.reason()).isEqualTo(TRAILING_BYTES);
        assertThat(refusal).hasMessageContaining("second picture (MPF, Ultra HDR)");
    }

    @Test
    void aPageInAJpegIsLeftOut() throws Exception {
        byte[] cleaned = Cleaned.of(Pictures.jpegHtml()).bytes();

        assertThat(new String(cleaned, StandardCharsets.ISO_8859_1)).doesNotContain("html", "script");
    }

    @Test
    void aJpegWithoutItsEndIsTruncated() {
        byte[] jpeg = Pictures.jpeg(60, 40);

        assertThat(Cleaned.reason(Arrays.copyOf(jpeg, jpeg.length - 2))).isEqualTo(TRUNCATED);
        assertThat(Cleaned.reason(Pictures.truncated(jpeg))).isEqualTo(TRUNCATED);
    }

    @Test
    void aJpegWithoutPixelsIsTruncated() {
        assertThat(Cleaned.reason(bytes(0xFF, 0xD8, 0xFF, 0xD9))).isEqualTo(TRUNCATED);
    }

    @Test
    void aFrameHasPixelsAndNotTooMany() {
        assertThat(Cleaned.reason(withFrame(0xC0, 8, 0, 8))).isEqualTo(MALFORMED);
        assertThat(Cleaned.reason(withFrame(0xC0, 8, 65_000, 65_000))).isEqualTo(TOO_MANY_PIXELS);
    }

    @ParameterizedTest
    @ValueSource(ints = {0xC3, 0xC5, 0xC9, 0xCA, 0xCD})
    void rareKindsThatBrowsersDoNotShowAreRefused(int kind) {
        assertThat(Cleaned.reason(withFrame(kind, 8, 8, 8))).isEqualTo(NOT_AN_IMAGE);
    }

    @Test
    void twelveBitsForAColourAreRefused() {
        assertThat(Cleaned.refusal(withFrame(0xC1, 12, 8, 8)))
                .hasMessageContaining("12 bits")
                .extracting(ImageRefusedException::reason)
                .isEqualTo(NOT_AN_IMAGE);
    }

    @Test
    void aSecondFrameIsRefused() {
        byte[] jpeg = Pictures.greyJpeg(8, 8);
        byte[] frame = segment(0xC0, bytes(8, 0, 8, 0, 8, 1, 1, 0x11, 0));

        assertThat(Cleaned.reason(insert(jpeg, JFIF, frame))).isEqualTo(MALFORMED);
    }

    @Test
    void hundredsOfScansAreRefused() {
        byte[] jpeg = Pictures.greyJpeg(8, 8);
        byte[] scan = join(segment(0xDA, bytes(1, 1, 0, 0, 63, 0)), bytes(1));
        byte[] scans = {};
        for (int i = 0; i < JpegWalker.MAX_SCANS; i++) {
            scans = join(scans, scan);
        }

        assertThat(Cleaned.refusal(insert(jpeg, jpeg.length - 2, scans))).hasMessageContaining("100 scans");
    }

    @Test
    void aTableWithMoreInItIsRefused() {
        byte[] jpeg = Pictures.jpeg(8, 8);

        assertThat(Cleaned.reason(insert(jpeg, JFIF, segment(0xDB, new byte[70]))))
                .isEqualTo(MALFORMED);
        assertThat(Cleaned.reason(insert(jpeg, JFIF, segment(0xC4, new byte[20]))))
                .isEqualTo(MALFORMED);
    }

    @Test
    void bytesBetweenSegmentsAreRefused() {
        assertThat(Cleaned.reason(insert(Pictures.jpeg(8, 8), JFIF, text("/*"))))
                .isEqualTo(MALFORMED);
    }

    private static byte[] withFrame(int kind, int bits, int width, int height) {
        byte[] frame = segment(kind, bytes(bits, height >> 8, height, width >> 8, width, 1, 1, 0x11, 0));
        return join(bytes(0xFF, 0xD8), frame, segment(0xDA, bytes(1, 1, 0, 0, 63, 0)), bytes(0, 0xFF, 0xD9));
    }
}
