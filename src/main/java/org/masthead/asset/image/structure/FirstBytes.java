package org.masthead.asset.image.structure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.masthead.asset.image.ImageType;

/** The first bytes of a file, which tell its type: one that is taken, or one worth naming when it is refused. */
final class FirstBytes {

    private static final int LENGTH = 1024;
    private static final String TAKEN = "Images are taken as JPEG, PNG, GIF, WebP or AVIF.";

    private static final Map<String, ImageType> TYPES = Map.of(
            "\u00ff\u00d8\u00ff", ImageType.JPEG,
            "\u0089PNG\r\n\u001a\n", ImageType.PNG,
            "GIF87a", ImageType.GIF,
            "GIF89a", ImageType.GIF);

    private static final Map<String, String> OTHERS = Map.ofEntries(
            Map.entry("%PDF", "a PDF document"),
            Map.entry("PK\u0003\u0004", "a zip archive, or a document made of one"),
            Map.entry("PK\u0005\u0006", "a zip archive"),
            Map.entry("II*\0", "a TIFF picture, which browsers do not show; export it as JPEG or PNG"),
            Map.entry("MM\0*", "a TIFF picture, which browsers do not show; export it as JPEG or PNG"),
            Map.entry("BM", "a BMP picture; save it as PNG"),
            Map.entry("\0\0\u0001\0", "an ICO icon; save it as PNG"),
            Map.entry("\u00ff\n", "a JPEG XL picture, which most browsers do not show; export it as JPEG"),
            Map.entry("\0\0\0\u000cJXL \r\n", "a JPEG XL picture, which most browsers do not show; export it as JPEG"),
            Map.entry("\0\0\0\u000cjP  ", "a JPEG 2000 picture, which browsers do not show; export it as JPEG"),
            Map.entry("8BPS", "a Photoshop document; export it as JPEG or PNG"),
            Map.entry("\u001aE\u00df\u00a3", "a video (Matroska or WebM), not an image"),
            Map.entry("ID3", "a sound file, not an image"),
            Map.entry("OggS", "a sound or video file (Ogg), not an image"));

    /** As ISO-8859-1: one character for each byte. */
    private final String text;

    private FirstBytes(String text) {
        this.text = text;
    }

    static FirstBytes of(Path file) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            return new FirstBytes(new String(stream.readNBytes(LENGTH), StandardCharsets.ISO_8859_1));
        }
    }

    Optional<ImageType> type() {
        if (text.startsWith("RIFF") && text.startsWith("WEBP", 8)) {
            return Optional.of(ImageType.WEBP);
        }
        Set<String> brands = brands();
        if (brands.contains("avif") || brands.contains("avis")) {
            return Optional.of(ImageType.AVIF);
        }
        return TYPES.entrySet().stream()
                .filter(type -> text.startsWith(type.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** A sentence for a file whose type is not taken. */
    String whyRefused() {
        return markup().or(this::container)
                .or(() -> OTHERS.entrySet().stream()
                        .filter(other -> text.startsWith(other.getKey()))
                        .map(other -> "The file is " + other.getValue() + ".")
                        .findFirst())
                .map(sentence -> sentence + " " + TAKEN)
                .orElse("The first bytes of the file are those of no image that is taken. " + TAKEN);
    }

    private Optional<String> markup() {
        String mark = text.replace("\u00ef\u00bb\u00bf", "")
                .replace("\u00ff\u00fe", "")
                .replace("\u00fe\u00ff", "")
                .replace("\0", "")
                .strip()
                .toLowerCase(Locale.ROOT);
        if (!mark.startsWith("<")) {
            return Optional.empty();
        }
        if (mark.contains("<svg") || mark.contains("<!doctype svg")) {
            return Optional.of("The file is an SVG drawing, which can carry scripts; export it as PNG or WebP.");
        }
        return Optional.of("The file is an HTML or XML document, not an image.");
    }

    private Optional<String> container() {
        Set<String> brands = brands();
        if (brands.stream().anyMatch(brand -> brand.matches("he[iv][a-z]|mif1|msf1"))) {
            return Optional.of("The file is a HEIC or HEIF picture, which browsers do not show; export it as JPEG.");
        }
        return brands.isEmpty()
                ? Optional.empty()
                : Optional.of("The file is a video (MP4 or QuickTime), not an image.");
    }

    /** The major and the compatible brands of an ISO base media file (ISO/IEC 14496-12 §4.3); none of any other file. */
    private Set<String> brands() {
        Set<String> brands = new HashSet<>();
        if (text.startsWith("ftyp", 4)) {
            int end = Math.min(text.length(), (text.charAt(2) << 8) + text.charAt(3));
            for (int at = 8; at + 4 <= end; at += 4) {
                if (at != 12) {
                    brands.add(text.substring(at, at + 4));
                }
            }
        }
        return brands;
    }
}
