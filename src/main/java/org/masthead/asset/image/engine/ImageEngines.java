package org.masthead.asset.image.engine;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.masthead.asset.image.ImageFacts;
import org.masthead.asset.image.ImageRefusedException;
import org.masthead.asset.image.ImageType;

/** Finds the engine that this machine can run. */
public final class ImageEngines {

    private static final Pattern VERSION = Pattern.compile("^vips-(\\d{1,4})\\.(\\d{1,4})(\\.\\d{1,4})?");
    private static final int MAJOR = 8;
    private static final int MINOR = 13;

    /** 16 × 16 black pixels: whether AVIF can be decoded depends on what libvips was built with, not on its version. */
    private static final String TINY_AVIF =
            "AAAAHGZ0eXBhdmlmAAAAAGF2aWZtaWYxbWlhZgAAAOptZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0"
                    + "AAAAAAAAAAAAAAAAAAAAAA5waXRtAAAAAAABAAAAImlsb2MAAAAAREAAAQABAAAAAAEOAAEAAAAAAAAAGQAAACNpaW5mAAAAAAABAAAAFWlu"
                    + "ZmUCAAAAAAEAAGF2MDEAAAAAamlwcnAAAABLaXBjbwAAABNjb2xybmNseAACAAIABoAAAAAMYXYxQ4EADAAAAAAUaXNwZQAAAAAAAAAQAAAA"
                    + "EAAAABBwaXhpAAAAAAMICAgAAAAXaXBtYQAAAAAAAAABAAEEgYIDhAAAACFtZGF0EgAKCRgM/9ggQEDQgDIKHIAAAEAAqY5sQA==";

    private ImageEngines() {}

    /** Which engine is wanted. */
    public enum Choice {
        /** libvips where it is installed, else ImageIO. */
        AUTO,
        /** libvips 8.13 or newer. */
        VIPS,
        /** ImageIO, which is always there. */
        IMAGEIO
    }

    /**
     * Looks for an engine; runs programs on the PATH, so once at the start is enough.
     *
     * @throws IllegalStateException when libvips is wanted and not there, or older than 8.13
     */
    public static ImageEngine find(Choice choice) {
        Optional<ImageEngine> vips = choice == Choice.IMAGEIO ? Optional.empty() : vips();
        if (vips.isEmpty() && choice == Choice.VIPS) {
            throw new IllegalStateException("libvips 8.13 or newer is not installed: no such `vips` on the PATH");
        }
        return vips.orElseGet(ImageIoEngine::new);
    }

    private static Optional<ImageEngine> vips() {
        return program("vips").map(Vips::new).flatMap(ImageEngines::engine);
    }

    private static Optional<Path> program(String name) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Arrays.stream(path.split(Pattern.quote(File.pathSeparator), -1))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name).toAbsolutePath())
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    private static Optional<ImageEngine> engine(Vips vips) {
        try {
            Matcher version = VERSION.matcher(vips.version());
            if (!version.find()) {
                return Optional.empty();
            }
            int major = Integer.parseInt(version.group(1));
            if (major < MAJOR || (major == MAJOR && Integer.parseInt(version.group(2)) < MINOR)) {
                return Optional.empty();
            }
            return Optional.of(
                    new VipsEngine(vips, "libvips " + version.group().substring("vips-".length()), readsAvif(vips)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean readsAvif(Vips vips) throws IOException {
        Path tiny = Files.createTempFile("tiny", ".avif");
        Path decoded = Files.createTempFile("tiny", ".webp");
        try {
            Files.write(tiny, Base64.getDecoder().decode(TINY_AVIF));
            ImageFacts facts = ImageFacts.stored(ImageType.AVIF, 16, 16, 1, false);
            new VipsEngine(vips, "probe", true).normalise(tiny, facts, decoded);
            return true;
        } catch (ImageRefusedException e) {
            return false;
        } finally {
            Files.deleteIfExists(tiny);
            Files.deleteIfExists(decoded);
        }
    }
}
