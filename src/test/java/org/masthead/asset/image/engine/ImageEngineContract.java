package org.masthead.asset.image.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.asset.image.Fit;
import org.masthead.asset.image.FocalPoint;
import org.masthead.asset.image.ImageFacts;
import org.masthead.asset.image.ImageRefusedException;
import org.masthead.asset.image.ImageType;
import org.masthead.asset.image.Sample;
import org.masthead.asset.image.Variant;
import org.masthead.asset.image.VariantPlan;

/** What every engine does alike. */
abstract class ImageEngineContract {

    private static final int TOLERANCE = 12;

    @TempDir
    Path folder;

    private ImageEngine engine;
    private Path target;

    abstract ImageEngine engine();

    @BeforeEach
    void findTheEngine() {
        engine = engine();
        target = folder.resolve("target");
    }

    private static BufferedImage decoded(Path file, ImageType type, int width, int height) throws Exception {
        ImageFacts facts = EngineImages.facts(type, width, height, true);
        return BitmapReader.read(file, facts, new Rectangle(width, height), 1);
    }

    private static void assertColour(int argb, Color wanted) {
        Color seen = new Color(argb, true);
        assertThat(seen.getRed()).as("red of %s", seen).isCloseTo(wanted.getRed(), within(TOLERANCE));
        assertThat(seen.getGreen()).as("green of %s", seen).isCloseTo(wanted.getGreen(), within(TOLERANCE));
        assertThat(seen.getBlue()).as("blue of %s", seen).isCloseTo(wanted.getBlue(), within(TOLERANCE));
        assertThat(seen.getAlpha()).as("alpha of %s", seen).isCloseTo(wanted.getAlpha(), within(TOLERANCE));
    }

    private static int quarter(Sample sample, boolean right, boolean bottom) {
        int x = sample.width() * (right ? 3 : 1) / 4;
        int y = sample.height() * (bottom ? 3 : 1) / 4;
        return sample.argb()[y * sample.width() + x];
    }

    @ParameterizedTest
    @EnumSource(names = {"JPEG", "PNG", "GIF", "WEBP"})
    void samplesEachType(ImageType type) throws Exception {
        Path file = EngineImages.file(folder, type, 640, 320, false);

        Sample sample = engine.sample(file, EngineImages.facts(type, 640, 320, false));

        assertThat(sample.width()).isEqualTo(100);
        assertThat(sample.height()).isEqualTo(50);
        assertColour(quarter(sample, false, false), EngineImages.LEFT_TOP);
        assertColour(quarter(sample, true, true), EngineImages.RIGHT_BOTTOM);
    }

    @Test
    void putsAFrameThatIsSmallerThanThePictureWhereItBelongs() throws Exception {
        Path file = EngineImages.file(folder, ImageType.GIF, 10, 10, false);
        Files.write(file, EngineImages.onScreen(Files.readAllBytes(file), 40, 30, 15, 10));

        Sample sample = engine.sample(file, EngineImages.facts(ImageType.GIF, 40, 30, true));

        assertThat(sample.width()).isEqualTo(40);
        assertThat(sample.height()).isEqualTo(30);
        assertColour(sample.argb()[12 * 40 + 17], EngineImages.LEFT_TOP);
        assertColour(sample.argb()[18 * 40 + 23], EngineImages.RIGHT_BOTTOM);
    }

    @Test
    void samplesTransparencyAsItIs() throws Exception {
        Path file = EngineImages.file(folder, ImageType.PNG, 64, 32, true);

        Sample sample = engine.sample(file, EngineImages.facts(ImageType.PNG, 64, 32, true));

        assertThat(sample.width()).isEqualTo(64);
        assertThat(quarter(sample, true, true) >>> 24).isZero();
        assertColour(quarter(sample, true, false), EngineImages.RIGHT_TOP);
    }

    @ParameterizedTest
    @CsvSource({"JPEG,0.5", "JPEG,0.9", "PNG,0.5", "PNG,0.9", "WEBP,0.5", "WEBP,0.9", "GIF,0.5"})
    void refusesAFileThatEndsTooSoon(ImageType type, double part) throws Exception {
        Path file = EngineImages.cut(EngineImages.file(folder, type, 640, 480, false), part);
        ImageFacts facts = EngineImages.facts(type, 640, 480, false);

        assertThatThrownBy(() -> engine.sample(file, facts))
                .isInstanceOfSatisfying(
                        ImageRefusedException.class,
                        e -> assertThat(e.reason()).isEqualTo(ImageRefusedException.Reason.TRUNCATED));
    }

    @Test
    void refusesWhatIsNoImage() throws Exception {
        Path file = Files.writeString(folder.resolve("text.jpg"), "no picture at all");
        ImageFacts facts = EngineImages.facts(ImageType.JPEG, 64, 64, false);

        assertThatThrownBy(() -> engine.sample(file, facts)).isInstanceOf(ImageRefusedException.class);
        assertThatThrownBy(() -> engine.normalise(file, facts, target)).isInstanceOf(ImageRefusedException.class);
    }

    @Test
    void doesNotBlameTheImageForAFileThatIsNotThere() {
        ImageFacts facts = EngineImages.facts(ImageType.JPEG, 64, 64, false);

        assertThatThrownBy(() -> engine.sample(folder.resolve("gone.jpg"), facts))
                .isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void normalisesUpright(int orientation) throws Exception {
        Path file = EngineImages.file(folder, ImageType.JPEG, 128, 64, false);
        Files.write(file, EngineImages.withOrientation(Files.readAllBytes(file), orientation));
        ImageFacts facts = new ImageFacts(ImageType.JPEG, 128, 64, orientation, 1, false, ImageFacts.Colours.RGB, null);

        engine.normalise(file, facts, target);

        BufferedImage upright = decoded(target, ImageType.JPEG, facts.shownWidth(), facts.shownHeight());
        assertThat(upright.getWidth()).isEqualTo(facts.shownWidth());
        assertThat(upright.getHeight()).isEqualTo(facts.shownHeight());
        Color[] leftTop = {
            EngineImages.LEFT_TOP,
            EngineImages.RIGHT_TOP,
            EngineImages.RIGHT_BOTTOM,
            EngineImages.LEFT_BOTTOM,
            EngineImages.LEFT_TOP,
            EngineImages.LEFT_BOTTOM,
            EngineImages.RIGHT_BOTTOM,
            EngineImages.RIGHT_TOP
        };
        assertColour(upright.getRGB(8, 8), leftTop[orientation - 1]);
        assertThat(engine.sample(file, facts).width()).isEqualTo(orientation > 4 ? 50 : 100);
        assertColour(quarter(engine.sample(file, facts), false, false), leftTop[orientation - 1]);
    }

    @ParameterizedTest
    @EnumSource(names = {"JPEG", "PNG"})
    void normalisesToSrgbWithoutMetadata(ImageType type) throws Exception {
        Path file = EngineImages.file(folder, type, 64, 64, false);
        Files.write(file, EngineImages.withLinearProfile(type, Files.readAllBytes(file)));
        byte[] profile = EngineImages.linearProfile();
        ImageFacts facts = new ImageFacts(type, 64, 64, 1, 1, false, ImageFacts.Colours.RGB, profile);

        engine.normalise(file, facts, target);

        Color lighter = new Color(238, 96, 96);
        assertColour(decoded(target, type, 64, 64).getRGB(8, 8), lighter);
        assertColour(decoded(target, type, 64, 64).getRGB(8, 56), new Color(96, 96, 238));
        assertColour(quarter(engine.sample(file, facts), false, false), lighter);
        String bytes = Files.readString(target, StandardCharsets.ISO_8859_1);
        assertThat(bytes).doesNotContain("ICC_PROFILE").doesNotContain("iCCP").doesNotContain("Exif");
    }

    @ParameterizedTest
    @EnumSource(names = {"JPEG", "PNG", "WEBP"})
    void scalesInEachType(ImageType type) throws Exception {
        Path file = EngineImages.file(folder, ImageType.JPEG, 1280, 640, false);
        ImageFacts facts = EngineImages.facts(ImageType.JPEG, 1280, 640, false);
        VariantPlan plan = Variant.of(320, null, Fit.INSIDE, type, null).plan(facts, FocalPoint.CENTRE);

        engine.render(file, facts, plan, target);

        BufferedImage variant = decoded(target, type, 320, 160);
        assertThat(variant.getWidth()).isEqualTo(320);
        assertThat(variant.getHeight()).isEqualTo(160);
        assertColour(variant.getRGB(40, 40), EngineImages.LEFT_TOP);
        assertColour(variant.getRGB(280, 120), EngineImages.RIGHT_BOTTOM);
    }

    @ParameterizedTest
    @EnumSource(names = {"JPEG", "PNG", "GIF", "WEBP"})
    void cropsAroundTheFocalPoint(ImageType type) throws Exception {
        Path file = EngineImages.file(folder, type, 1600, 480, false);
        ImageFacts facts = EngineImages.facts(type, 1600, 480, false);
        Variant variant = Variant.of(320, 320, Fit.COVER, ImageType.PNG, null);

        engine.render(file, facts, variant.plan(facts, new FocalPoint(1, 0.5)), target);

        BufferedImage crop = decoded(target, ImageType.PNG, 320, 320);
        assertThat(crop.getWidth()).isEqualTo(320);
        assertThat(crop.getHeight()).isEqualTo(320);
        assertColour(crop.getRGB(10, 80), EngineImages.RIGHT_TOP);
        assertColour(crop.getRGB(10, 240), EngineImages.RIGHT_BOTTOM);
    }

    @Test
    void putsAPictureOnATransparentCanvasWhereThereIsTransparency() throws Exception {
        Path file = EngineImages.file(folder, ImageType.JPEG, 640, 320, false);
        ImageFacts facts = EngineImages.facts(ImageType.JPEG, 640, 320, false);
        Variant variant = Variant.of(320, 320, Fit.CONTAIN, ImageType.WEBP, null);

        engine.render(file, facts, variant.plan(facts, FocalPoint.CENTRE), target);

        BufferedImage framed = decoded(target, ImageType.WEBP, 320, 320);
        assertThat(framed.getRGB(160, 20) >>> 24).isZero();
        assertColour(framed.getRGB(40, 120), EngineImages.LEFT_TOP);
        assertColour(framed.getRGB(280, 200), EngineImages.RIGHT_BOTTOM);
    }

    @Test
    void putsAPictureOnWhiteInAJpeg() throws Exception {
        Path file = EngineImages.file(folder, ImageType.PNG, 640, 320, true);
        ImageFacts facts = EngineImages.facts(ImageType.PNG, 640, 320, true);
        Variant variant = Variant.of(320, 320, Fit.CONTAIN, ImageType.JPEG, null);

        engine.render(file, facts, variant.plan(facts, FocalPoint.CENTRE), target);

        BufferedImage framed = decoded(target, ImageType.JPEG, 320, 320);
        assertColour(framed.getRGB(160, 20), Color.WHITE);
        assertColour(framed.getRGB(280, 200), Color.WHITE);
        assertColour(framed.getRGB(40, 120), EngineImages.LEFT_TOP);
    }

    @ParameterizedTest
    @EnumSource(names = {"PNG", "WEBP"})
    void keepsTransparency(ImageType type) throws Exception {
        Path file = EngineImages.file(folder, ImageType.PNG, 640, 320, true);
        ImageFacts facts = EngineImages.facts(ImageType.PNG, 640, 320, true);
        VariantPlan plan = Variant.of(320, null, Fit.INSIDE, type, null).plan(facts, FocalPoint.CENTRE);

        engine.render(file, facts, plan, target);

        BufferedImage variant = decoded(target, type, 320, 160);
        assertThat(variant.getRGB(280, 120) >>> 24).isZero();
        assertColour(variant.getRGB(40, 40), EngineImages.LEFT_TOP);
    }

    @Test
    void takesGreyAsItIs() throws Exception {
        BufferedImage grey = new BufferedImage(64, 64, BufferedImage.TYPE_BYTE_GRAY);
        Arrays.fill(((DataBufferByte) grey.getRaster().getDataBuffer()).getData(), (byte) 90);
        Path file = folder.resolve("grey.jpg");
        ImageIO.write(grey, "jpg", file.toFile());
        ImageFacts facts = EngineImages.facts(ImageType.JPEG, 64, 64, false);

        Sample sample = engine.sample(file, facts);

        assertColour(sample.argb()[100], new Color(90, 90, 90));
    }

    @Test
    void saysThatTheDiskIsFull() throws Exception {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.isWritable(full));
        Path file = EngineImages.file(folder, ImageType.JPEG, 640, 320, false);
        ImageFacts facts = EngineImages.facts(ImageType.JPEG, 640, 320, false);
        VariantPlan plan =
                Variant.of(320, null, Fit.INSIDE, ImageType.PNG, null).plan(facts, FocalPoint.CENTRE);
        Path link = Files.createSymbolicLink(folder.resolve("full"), full);

        assertThatThrownBy(() -> engine.render(file, facts, plan, link))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("No space left on device");
    }
}
