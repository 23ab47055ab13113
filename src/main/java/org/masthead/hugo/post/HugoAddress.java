package org.masthead.hugo.post;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where Hugo would publish a content file, as far as its last part goes, and the language in the file's name.
 *
 * @param name of the file or, for {@code index.md} and {@code _index.md}, of its folder; without extension and language
 * @param language a BCP 47 tag, or null
 * @see <a href="https://gohugo.io/content-management/urls/">Hugo: URL management</a>
 */
record HugoAddress(String name, @Nullable String language) {
    private static final Pattern EXTENSION = Pattern.compile("\\.(md|markdown|mdown)$", Pattern.CASE_INSENSITIVE);
    private static final Pattern LANGUAGE =
            Pattern.compile("\\.(([A-Za-z]{2})([-_][A-Za-z]{4})?([-_]([A-Za-z]{2}|\\d{3}))?)$");
    private static final Pattern PAGE = Pattern.compile("(?:(?<=/)index|^index)?\\.html?$", Pattern.CASE_INSENSITIVE);
    private static final Pattern ESCAPED = Pattern.compile("(%[0-9A-Fa-f]{2})+");
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
    private static final String KEPT = "._#+~-";

    static HugoAddress of(String path) {
        List<String> parts = parts(path);
        if (parts.isEmpty()) {
            return new HugoAddress("", null);
        }
        String name = EXTENSION.matcher(parts.get(parts.size() - 1)).replaceFirst("");
        String language = null;
        Matcher suffix = LANGUAGE.matcher(name);
        if (suffix.find()
                && suffix.start() > 0
                && LANGUAGES.contains(suffix.group(2).toLowerCase(Locale.ROOT))) {
            language = Locale.forLanguageTag(suffix.group(1).replace('_', '-')).toLanguageTag();
            name = name.substring(0, suffix.start());
        }
        if (name.equals("index") || name.equals("_index")) {
            name = parts.size() > 1 ? parts.get(parts.size() - 2) : "";
        }
        return new HugoAddress(name, language);
    }

    /** The slug of {@code slug}, else of {@code url}, else of the file's name: the first that is not empty. */
    String slug(String slug, String url) {
        String given = lastPart(slug);
        if (!given.isEmpty()) {
            return given;
        }
        String path = PAGE.matcher(withoutQuery(url)).replaceFirst("");
        String addressed = path.contains("/:") || path.startsWith(":") ? "" : lastPart(decoded(withoutHost(path)));
        return addressed.isEmpty() ? sanitized(name) : addressed;
    }

    private static String lastPart(String path) {
        List<String> parts = parts(path);
        return parts.isEmpty() ? "" : sanitized(parts.get(parts.size() - 1));
    }

    private static List<String> parts(String path) {
        var parts = new ArrayList<>(Arrays.asList(path.strip().split("[/\\\\]+")));
        parts.removeIf(String::isBlank);
        return parts;
    }

    private static String withoutQuery(String url) {
        return url.strip().replaceFirst("[?#].*$", "");
    }

    private static String withoutHost(String url) {
        return url.replaceFirst("^(?:[A-Za-z][A-Za-z0-9+.-]*:)?//[^/]*", "");
    }

    private static String decoded(String path) {
        return ESCAPED.matcher(path).replaceAll(match -> {
            byte[] bytes =
                    java.util.HexFormat.ofDelimiter("%").parseHex(match.group().substring(1));
            return Matcher.quoteReplacement(new String(bytes, StandardCharsets.UTF_8));
        });
    }

    /** Hugo's own rule: letters, marks and digits of every script stay, white space becomes one hyphen, the rest goes. */
    private static String sanitized(String text) {
        var result = new StringBuilder();
        boolean space = false;
        for (int point : text.strip().codePoints().toArray()) {
            boolean kept = KEPT.indexOf(point) >= 0 || Character.isLetter(point) || isDigitOrMark(point);
            if (kept) {
                boolean hyphened = point == '-' || result.isEmpty() || result.charAt(result.length() - 1) == '-';
                result.append(space && !hyphened ? "-" : "").appendCodePoint(point);
            }
            space = Character.isWhitespace(point) || (space && !kept);
        }
        return result.toString().toLowerCase(Locale.ROOT);
    }

    private static boolean isDigitOrMark(int point) {
        return switch (Character.getType(point)) {
            case Character.DECIMAL_DIGIT_NUMBER,
                    Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }
}
