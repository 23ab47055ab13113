package org.masthead.asset.image.structure;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.masthead.asset.image.ImageFacts;
import org.masthead.asset.image.ImageRefusedException;

/** What came of cleaning a file. */
record Cleaned(ImageFacts facts, byte[] bytes) {

    static Cleaned of(byte[] picture) throws IOException, ImageRefusedException {
        Path folder = Files.createTempDirectory("cleaned");
        Path source = folder.resolve("source");
        Path target = folder.resolve("target");
        try {
            Files.write(source, picture);
            ImageFacts facts = ImageStructure.clean(source, target);
            return new Cleaned(facts, Files.readAllBytes(target));
        } finally {
            Files.deleteIfExists(source);
            Files.deleteIfExists(target);
            Files.delete(folder);
        }
    }

    /** The refusal of a file that has to be refused. */
    static ImageRefusedException refusal(byte[] picture) {
        return catchThrowableOfType(ImageRefusedException.class, () -> of(picture));
    }

    /** Why a file is refused. */
    static ImageRefusedException.Reason reason(byte[] picture) {
        return refusal(picture).reason();
    }
}
