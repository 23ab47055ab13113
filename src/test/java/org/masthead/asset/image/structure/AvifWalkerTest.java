package org.masthead.asset.image.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masthead.asset.image.ImageRefusedException.Reason.MALFORMED;
import static org.masthead.asset.image.ImageRefusedException.Reason.NOT_AN_IMAGE;
import static org.masthead.asset.image.ImageRefusedException.Reason.TOO_MANY_PIXELS;
import static org.masthead.asset.image.ImageRefusedException.Reason.TRUNCATED;
import static org.masthead.testing.PictureParts.box;
import static org.masthead.testing.PictureParts.bytes;
import static org.masthead.testing.PictureParts.join;
import static org.masthead.testing.PictureParts.text;
import static org.masthead.testing.PictureParts.u32;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masthead.asset.image.ImageFacts;
import org.masthead.asset.image.ImageFacts.Colours;
import org.masthead.asset.image.ImageType;
import org.masthead.testing.Pictures;

class AvifWalkerTest {

    private static final byte[] TYPE = box("ftyp", text("avif\0\0\0\0avifmif1"));

    @Test
    void aPictureIsUnderstoodAndCopied() throws Exception {
        byte[] avif = Pictures.avif();

        Cleaned cleaned = Cleaned.of(avif);

        assertThat(cleaned.facts()).isEqualTo(new ImageFacts(ImageType.AVIF, 16, 8, 1, 1, false, Colours.RGB, null));
        assertThat(cleaned.bytes()).isEqualTo(avif);
    }

    /** Quarter turns against the clock, then mirrored: 0 top to bottom, 1 left to right. */
    @ParameterizedTest
    @CsvSource({"1, -1, 8", "2, -1, 3", "3, -1, 6", "0, 0, 4", "0, 1, 2", "1, 0, 5", "3, 0, 7", "2, 0, 2", "1, 1, 7"})
    void turnsAndMirrorsAreToldAsExifDoes(int turns, int axis, int orientation) throws Exception {
        byte[] mirror = axis < 0 ? box("free") : box("imir", bytes(axis));

        Cleaned cleaned = Cleaned.of(avif(60, 40, box("irot", bytes(turns)), mirror));

        assertThat(cleaned.facts().orientation()).isEqualTo(orientation);
    }

    @Test
    void aProfileIsRead() throws Exception {
        byte[] avif =
                avif(60, 40, box("colr", text("nclx"), new byte[7]), box("colr", text("prof"), Pictures.displayP3()));

        assertThat(Cleaned.of(avif).facts().profile()).isEqualTo(Pictures.displayP3());
    }

    @Test
    void transparencyIsTold() throws Exception {
        byte[] alpha = box("auxC", u32(0), text("urn:mpeg:mpegB:cicp:systems:auxiliary:alpha\0"));

        assertThat(Cleaned.of(avif(60, 40, alpha, box("free"))).facts().transparent())
                .isTrue();
    }

    @Test
    void aCroppedPictureIsAsLargeAsWhatIsLeft() throws Exception {
        byte[] aperture = box("clap", u32(30, 1, 20, 1, 0, 1, 0, 1));

        ImageFacts facts = Cleaned.of(avif(60, 40, aperture, box("free"))).facts();

        assertThat(facts.width()).isEqualTo(30);
        assertThat(facts.height()).isEqualTo(20);
    }

    @Test
    void pixelsAreBoundedOfTilesToo() {
        byte[] tile = box("ispe", u32(0, 60_000, 60_000));

        assertThat(Cleaned.reason(avif(60_000, 60_000, box("free"), box("free"))))
                .isEqualTo(TOO_MANY_PIXELS);
        assertThat(Cleaned.reason(avif(60, 40, tile, box("free")))).isEqualTo(TOO_MANY_PIXELS);
    }

    @Test
    void oneThatMovesIsRefused() {
        byte[] sequence = box("ftyp", text("avis\0\0\0\0avisavif"));

        assertThat(Cleaned.reason(join(TYPE, box("moov")))).isEqualTo(NOT_AN_IMAGE);
        assertThat(Cleaned.refusal(sequence)).hasMessageContaining("animation");
    }

    @Test
    void boxesFillTheFile() {
        byte[] avif = Pictures.avif();

        assertThat(Cleaned.reason(Arrays.copyOf(avif, avif.length - 1))).isEqualTo(TRUNCATED);
        assertThat(Cleaned.reason(join(avif, text("ab")))).isEqualTo(TRUNCATED);
        assertThat(Cleaned.reason(join(avif, u32(3), text("free")))).isEqualTo(MALFORMED);
        assertThat(Cleaned.reason(TYPE)).isEqualTo(TRUNCATED);
    }

    @Test
    void aMainPictureThatIsNoneIsRefused() {
        byte[] meta = box("meta", u32(0), box("pitm", u32(0), bytes(0, 9)));

        assertThat(Cleaned.reason(join(TYPE, meta, box("mdat")))).isEqualTo(MALFORMED);
    }

    private static byte[] avif(int width, int height, byte[] second, byte[] third) {
        byte[] item = box("infe", u32(0x02000000), bytes(0, 1, 0, 0), text("av01\0"));
        byte[] properties = box("ipco", box("ispe", u32(0, width, height)), second, third);
        byte[] associations = box("ipma", u32(0, 1), bytes(0, 1, 3, 1, 2, 3));
        byte[] meta = box(
                "meta",
                u32(0),
                box("pitm", u32(0), bytes(0, 1)),
                box("iinf", u32(0), bytes(0, 1), item),
                box("iprp", properties, associations));
        return join(TYPE, meta, box("mdat", text("pixels")));
    }
}
