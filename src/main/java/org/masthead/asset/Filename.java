package org.masthead.asset;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.masthead.asset.image.ImageType;
import org.masthead.http.problem.Violations;

/** Names of files and folders as clients give them. The store never uses them: they are for people, and for downloads. */
final class Filename {

    private static final int MAX_LENGTH = 255;
    private static final int MAX_FOLDER_LENGTH = 200;
    private static final int MAX_FOLDER_DEPTH = 10;

    /** Control and format characters, marks of direction among them, but for the joiners that emoji and Persian need. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]|[\\p{Cf}&&[^\u200C\u200D]]");

    private static final Map<ImageType, List<String>> ENDINGS = Map.of(
            ImageType.JPEG, List.of("jpg", "jpeg", "jpe", "jfif"),
            ImageType.PNG, List.of("png", "apng"),
            ImageType.GIF, List.of("gif"),
            ImageType.WEBP, List.of("webp"),
            ImageType.AVIF, List.of("avif"));

    private Filename() {}

    /** The name that a file of a type gets; its ending tells the type that the bytes have. */
    static String of(@Nullable String given, ImageType type, Violations wrong) {
        if (given == null || given.isBlank()) {
            return "image." + type.extension();
        }
        String name = withEnding(given.strip(), type);
        check(name, wrong);
        return name;
    }

    private static String withEnding(String name, ImageType type) {
        String ending = ending(name);
        if (endings(type).contains(ending)) {
            return name;
        }
        boolean otherImage = name.contains(".") && ENDINGS.values().stream().anyMatch(known -> known.contains(ending));
        String stem = otherImage ? name.substring(0, name.length() - ending.length() - 1) : name;
        return (stem.isEmpty() ? "image" : stem) + "." + type.extension();
    }

    private static List<String> endings(ImageType type) {
        return ENDINGS.getOrDefault(type, List.of());
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static void check(String name, Violations wrong) {
        if (name.codePointCount(0, name.length()) > MAX_LENGTH) {
            wrong.add("filename", "length", "`filename` has at most " + MAX_LENGTH + " characters with its ending");
        } else if (name.indexOf('/') >= 0 || name.indexOf('\\') >= 0 || name.equals(".") || name.equals("..")) {
            wrong.add("filename", "format", "`filename` is a name without folders: it has no slashes");
        } else if (UNSEEN.matcher(name).find()) {
            wrong.add(
                    "filename",
                    "format",
                    "`filename` has no control characters, marks of direction or lone surrogates");
        }
    }

    /** The folder a client means, without slashes at its ends; empty for none. */
    static String folder(@Nullable String given, Violations wrong) {
        String folder = given == null ? "" : given.strip().replaceAll("^/+|/+$", "");
        if (folder.isEmpty()) {
            return "";
        }
        List<String> names = List.of(folder.split("/", -1));
        if (folder.codePointCount(0, folder.length()) > MAX_FOLDER_LENGTH || names.size() > MAX_FOLDER_DEPTH) {
            String message =
                    "`folder` has at most " + MAX_FOLDER_LENGTH + " characters and " + MAX_FOLDER_DEPTH + " levels";
            wrong.add("folder", "length", message);
        } else if (UNSEEN.matcher(folder).find()
                || folder.indexOf('\\') >= 0
                || names.stream().anyMatch(name -> name.isBlank() || name.equals(".") || name.equals(".."))) {
            wrong.add("folder", "format", "`folder` is a path of plain names, such as travel/2026");
        }
        return folder;
    }
}
