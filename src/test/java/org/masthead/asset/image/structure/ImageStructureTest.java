package org.masthead.asset.image.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masthead.asset.image.ImageRefusedException.Reason.EMPTY;
import static org.masthead.asset.image.ImageRefusedException.Reason.NOT_AN_IMAGE;
import static org.masthead.asset.image.ImageRefusedException.Reason.TOO_LARGE;
import static org.masthead.testing.PictureParts.box;
import static org.masthead.testing.PictureParts.text;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masthead.asset.image.ImageFacts;
import org.masthead.asset.image.ImageRefusedException;
import org.masthead.asset.image.ImageType;
import org.masthead.testing.Pictures;

class ImageStructureTest {

    @TempDir
    private Path folder;

    @Test
    void theTypeIsToldByTheFirstBytes() throws Exception {
        assertThat(ImageStructure.typeOf(file(Pictures.jpeg(1, 1)))).contains(ImageType.JPEG);
        assertThat(ImageStructure.typeOf(file(Pictures.png(1, 1)))).contains(ImageType.PNG);
        assertThat(ImageStructure.typeOf(file(Pictures.gif(1)))).contains(ImageType.GIF);
        assertThat(ImageStructure.typeOf(file(Pictures.webp(1, 1)))).contains(ImageType.WEBP);
        assertThat(ImageStructure.typeOf(file(Pictures.avif()))).contains(ImageType.AVIF);
        assertThat(ImageStructure.typeOf(file(text("hello")))).isEmpty();
        assertThat(ImageStructure.typeOf(file(new byte[0]))).isEmpty();
    }

    @Test
    void nothingIsEmpty() {
        assertThat(Cleaned.reason(new byte[0])).isEqualTo(EMPTY);
    }

    @Test
    void aByteTooManyIsTooLarge() {
        byte[] jpeg = Arrays.copyOf(Pictures.jpeg(1, 1), ImageFacts.MAX_BYTES + 1);

        assertThat(Cleaned.refusal(jpeg))
                .hasMessageContaining("26214401")
                .extracting("reason")
                .isEqualTo(TOO_LARGE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <?xml version="1.0"?><svg xmlns="x"/>      | SVG drawing, which can carry scripts
            <svg onload="alert(1)"/>                   | SVG drawing
            <!DOCTYPE html><html></html>               | HTML or XML document
            %PDF-1.7                                   | PDF
            PK\\3\\4                                   | zip
            II*\\0\\10                                 | TIFF
            BM1234                                     | BMP
            8BPS                                       | Photoshop
            hello                                      | no image that is taken
            """)
    void whatIsNoImageIsNamed(String content, String name) {
        ImageRefusedException refusal = Cleaned.refusal(text(content.translateEscapes()));

        assertThat(refusal.reason()).isEqualTo(NOT_AN_IMAGE);
        assertThat(refusal).hasMessageContaining(name).hasMessageContaining("JPEG, PNG, GIF, WebP or AVIF");
    }

    @Test
    void anSvgInWideLettersIsNamed() {
        byte[] svg = ("\uFEFF<svg/>").getBytes(StandardCharsets.UTF_16LE);

        assertThat(Cleaned.refusal(svg)).hasMessageContaining("SVG");
    }

    @Test
    void phonesPicturesAndVideosAreNamed() {
        byte[] heic = box("ftyp", text("heic\0\0\0\0mif1heic"));
        byte[] video = box("ftyp", text("isom\0\0\2\0isommp41"));

        assertThat(Cleaned.refusal(heic)).hasMessageContaining("HEIC").hasMessageContaining("export it as JPEG");
        assertThat(Cleaned.refusal(video)).hasMessageContaining("video");
    }

    private Path file(byte[] content) throws Exception {
        return Files.write(Files.createTempFile(folder, "picture", ".bin"), content);
    }
}
