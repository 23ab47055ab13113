package org.masthead.asset.image.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.masthead.testing.PictureParts.bytes;
import static org.masthead.testing.PictureParts.join;
import static org.masthead.testing.PictureParts.profile;
import static org.masthead.testing.PictureParts.text;
import static org.masthead.testing.PictureParts.u32;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.masthead.asset.image.ImageFacts.Colours;
import org.masthead.asset.image.ImageRefusedException;
import org.masthead.testing.Pictures;

class IccProfileTest {

    private static final double[] SRGB = {0.436, 0.2225, 0.0139, 0.3851, 0.7169, 0.0971, 0.1431, 0.0606, 0.7141};

    @Test
    void theMadeUpProfileIsOneThatColourEnginesTake() {
        ICC_Profile profile = ICC_Profile.getInstance(Pictures.displayP3());

        assertThat(profile.getColorSpaceType()).isEqualTo(ColorSpace.TYPE_RGB);
    }

    @Test
    void aProfileOfOtherColoursIsKept() throws Exception {
        assertThat(IccProfile.toKeep(Pictures.displayP3(), Colours.RGB)).isEqualTo(Pictures.displayP3());
    }

    @Test
    void sRgbIsKnownByItsName() throws Exception {
        byte[] named = profile("sRGB IEC61966-2.1", 0.5, 0.2, 0, 0.3, 0.7, 0, 0.15, 0.06, 0.78);

        assertThat(IccProfile.toKeep(named, Colours.RGB)).isNull();
        assertThat(IccProfile.toKeep(wide("sRGB v4"), Colours.RGB)).isNull();
        assertThat(IccProfile.toKeep(wide("scene linear"), Colours.RGB)).isNotNull();
    }

    @Test
    void sRgbIsKnownByItsNumbers() throws Exception {
        assertThat(IccProfile.toKeep(profile("c2", SRGB), Colours.RGB)).isNull();
        assertThat(IccProfile.toKeep(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData(), Colours.RGB))
                .isNull();
    }

    @Test
    void linearLightIsNotSRgb() throws Exception {
        byte[] linear = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();

        assertThat(IccProfile.toKeep(linear, Colours.RGB)).isNotNull();
    }

    @Test
    void greyIsKeptIfItsCurveIsAnother() throws Exception {
        assertThat(IccProfile.toKeep(grey(bytes(2, 51)), Colours.GREY)).isNull();
        assertThat(IccProfile.toKeep(grey(bytes(1, 205)), Colours.GREY)).isNotNull();
    }

    @Test
    void aProfileForOtherPixelsIsLeftAside() throws Exception {
        assertThat(IccProfile.toKeep(Pictures.displayP3(), Colours.GREY)).isNull();
        assertThat(IccProfile.toKeep(Pictures.displayP3(), Colours.CMYK)).isNull();
    }

    @Test
    void aBrokenProfileIsLeftAside() throws Exception {
        byte[] profile = Pictures.displayP3();

        for (int length = 0; length < profile.length; length++) {
            assertThat(IccProfile.toKeep(Arrays.copyOf(profile, length), Colours.RGB))
                    .isNull();
        }
    }

    @Test
    void wildLiesAreRefused() {
        byte[] size = Pictures.displayP3();
        size[0] = 0x7F;
        byte[] tags = Pictures.displayP3();
        tags[128] = 0x7F;

        assertThatThrownBy(() -> IccProfile.toKeep(size, Colours.RGB)).isInstanceOf(ImageRefusedException.class);
        assertThatThrownBy(() -> IccProfile.toKeep(tags, Colours.RGB)).isInstanceOf(ImageRefusedException.class);
    }

    /** Named as version 4 does. */
    private static byte[] wide(String name) {
        StringBuilder letters = new StringBuilder();
        name.chars().forEach(letter -> letters.append('\0').append((char) letter));
        byte[] description =
                join(text("mluc"), u32(0, 1, 12), text("enUS"), u32(2L * name.length(), 28), text(letters.toString()));
        return profile("RGB ", new String[] {"desc"}, new byte[][] {description});
    }

    private static byte[] grey(byte[] gamma) {
        return profile("GRAY", new String[] {"kTRC"}, new byte[][] {join(text("curv"), u32(0, 1), gamma)});
    }
}
