package org.masthead.asset.image.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.masthead.asset.image.ImageFacts;
import org.masthead.asset.image.ImageRefusedException;
import org.masthead.asset.image.ImageRefusedException.Reason;

/** Bytes that were cleaned, as tests look at them: what they say and what is left. */
record Cleaning(ImageFacts facts, byte[] bytes) {

    static Cleaning of(Path folder, byte[] image) throws IOException, ImageRefusedException {
        Path source = folder.resolve("source");
        Path target = folder.resolve("target");
        Files.write(source, image);
        ImageFacts facts = ImageStructure.clean(source, target);
        return new Cleaning(facts, Files.readAllBytes(target));
    }

    /** Checks that bytes are refused for this reason, and returns the sentence that says why. */
    static String refused(Path folder, byte[] image, Reason reason) {
        ImageRefusedException refused =
                catchThrowableOfType(ImageRefusedException.class, () -> Cleaning.of(folder, image));
        assertThat(refused).isNotNull();
        assertThat(refused.reason()).as(refused.getMessage()).isEqualTo(reason);
        assertThat(refused.getMessage()).endsWith(".");
        return refused.getMessage();
    }
}
