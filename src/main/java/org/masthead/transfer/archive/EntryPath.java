package org.masthead.transfer.archive;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where a file of an upload stands inside Hugo's content folder, and what that makes of it. Nothing is ever written to such
 * a path; one that would climb is refused all the same, since it means to.
 *
 * @param text with {@code /} between its parts and without a leading {@code content/}; fit to be shown and stored
 * @param kind what the file is, by its path alone
 */
record EntryPath(String text, Kind kind) {

    /** What a file is, by its path. */
    enum Kind {
        /** A Markdown document that stands for a post. */
        DOCUMENT,
        /** The page of a whole section: {@code _index.md}. */
        SECTION,
        /** A picture beside a document. */
        PICTURE,
        /** No document that could be imported. */
        OTHER,
        /** A file that the author's system left: it is passed over in silence. */
        HIDDEN,
        /** A path that climbs out of its folder, is absolute, or holds what no name should. */
        UNSAFE
    }

    /** Characters of a path. */
    static final int MAX_LENGTH = 1_000;

    private static final Pattern ABSOLUTE = Pattern.compile("(?s)/.*|[A-Za-z]:.*");
    private static final Pattern FORBIDDEN = Pattern.compile("[\\\\\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]");
    private static final Pattern SECTION_PAGE = Pattern.compile("_index(\\.[A-Za-z_-]+)?\\.(md|markdown|mdown)");
    private static final Pattern MARKDOWN = Pattern.compile(".*\\.(md|markdown|mdown)");
    private static final Pattern IMAGE = Pattern.compile(".*\\.(png|jpe?g|gif|webp|svg|avif|bmp|ico|tiff?|heic)");
    private static final List<String> SYSTEM_FILES = List.of("__macosx", "thumbs.db", "desktop.ini");

    static EntryPath of(String name) {
        List<String> parts = Arrays.stream(name.split("/"))
                .filter(part -> !part.isEmpty() && !part.equals("."))
                .toList();
        boolean unsafe = name.length() > MAX_LENGTH
                || ABSOLUTE.matcher(name).matches()
                || FORBIDDEN.matcher(name).find()
                || parts.isEmpty()
                || parts.contains("..");
        if (unsafe) {
            return new EntryPath(shown(name), Kind.UNSAFE);
        }
        boolean inContent = parts.size() > 1 && parts.get(0).equals("content");
        List<String> inside = inContent ? parts.subList(1, parts.size()) : parts;
        return new EntryPath(String.join("/", inside), kind(inside));
    }

    private static Kind kind(List<String> parts) {
        List<String> lower =
                parts.stream().map(part -> part.toLowerCase(Locale.ROOT)).toList();
        String file = lower.get(lower.size() - 1);
        if (lower.stream().anyMatch(part -> part.startsWith(".") || SYSTEM_FILES.contains(part))) {
            return Kind.HIDDEN;
        }
        if (SECTION_PAGE.matcher(file).matches()) {
            return Kind.SECTION;
        }
        if (MARKDOWN.matcher(file).matches()) {
            return Kind.DOCUMENT;
        }
        return IMAGE.matcher(file).matches() ? Kind.PICTURE : Kind.OTHER;
    }

    /** The same file, uploaded by itself: its author means it, hidden or not. */
    EntryPath uploadedAlone() {
        return kind == Kind.HIDDEN ? new EntryPath(text, Kind.DOCUMENT) : this;
    }

    private static String shown(String name) {
        String cut = name.codePoints()
                .limit(MAX_LENGTH / 2)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        return cut.replaceAll("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]", "\uFFFD");
    }
}
