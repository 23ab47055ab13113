package org.masthead.asset.image.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.masthead.asset.image.ImageRefusedException;
import org.masthead.asset.image.ImageType;

class StandingByTest {

    private static final Path PROGRAM = Path.of("/usr/bin/vips");

    @TempDir
    Path folder;

    private StandingBy standingBy;

    @BeforeEach
    void findTheProgram() {
        assumeTrue(Files.isExecutable(PROGRAM), "libvips is not installed");
        standingBy = new StandingBy(PROGRAM, Runnable::run);
    }

    private static List<String> narrowed(int width) {
        return Vips.words("thumbnail_image", "stdin[fail-on=truncated]", ".png", width);
    }

    private VipsProcess ready(List<String> operation) {
        standingBy.done(operation);
        standingBy.done(operation);
        VipsProcess ready = standingBy.take(operation);
        assertThat(ready).isNotNull();
        return ready;
    }

    @Test
    void aProcessThatWasStartedAheadDoesTheSame() throws Exception {
        Path picture = EngineImages.file(folder, ImageType.JPEG, 1280, 640, false);
        Path expected = folder.resolve("expected");
        Path target = folder.resolve("target");
        new Vips(PROGRAM).run(false, picture, expected, narrowed(320));
        VipsProcess ready = ready(narrowed(320));

        ready.pass(picture, target);
        ready.finish();

        assertThat(target).hasSameBinaryContentAs(expected);
    }

    @Test
    void aProcessThatWasStartedAheadRefusesTheSame() throws Exception {
        Path picture = EngineImages.cut(EngineImages.file(folder, ImageType.JPEG, 640, 480, false), 0.5);
        VipsProcess ready = ready(narrowed(320));

        ready.pass(picture, folder.resolve("target"));

        assertThatThrownBy(ready::finish).isInstanceOf(ImageRefusedException.class);
    }

    @Test
    void noneIsStartedForWhatIsAskedForOnce() {
        standingBy.done(narrowed(320));

        assertThat(standingBy.take(narrowed(320))).isNull();
    }

    @Test
    void eachDoesOneOperationAlone() {
        VipsProcess ready = ready(narrowed(320));

        assertThat(standingBy.take(narrowed(320))).isNull();
        ready.kill();
    }

    @Test
    void onlyAFewStandBy() {
        for (int width = 1; width <= 6; width++) {
            standingBy.done(narrowed(width));
            standingBy.done(narrowed(width));
        }

        List<VipsProcess> ready = IntStream.rangeClosed(1, 6)
                .mapToObj(width -> standingBy.take(narrowed(width)))
                .filter(Objects::nonNull)
                .toList();

        assertThat(ready).hasSize(4);
        ready.forEach(VipsProcess::kill);
    }
}
