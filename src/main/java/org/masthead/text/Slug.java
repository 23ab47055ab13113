package org.masthead.text;

import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.Transliterator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The last part of the address of a post, tag, category or author: made from a title, or given and checked.
 *
 * <p>At most {@value #MAX_LENGTH} UTF-16 units, lower case, never shaped like a UUID, since a path takes either. A
 * made slug is ASCII: other scripts are transliterated with the ICU transforms {@code Any-Latin} and
 * {@code Latin-ASCII} (Unicode CLDR), without regard to a language: {@code ü} becomes {@code u}. Thread-safe.
 */
public final class Slug {
    public static final int MAX_LENGTH = 200;

    /** More of a title cannot reach the slug but by a great many characters that leave nothing behind. */
    private static final int CONSIDERED = 1_000;

    private static final String UNTITLED = "untitled";
    private static final String NOT_A_UUID = "post-";

    /** ICU guards a transform's own state, so one instance serves all threads. */
    private static final Transliterator TO_ASCII = Transliterator.getInstance("Any-Latin; Latin-ASCII");

    private static final Normalizer2 NFC = Normalizer2.getNFCInstance();

    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern NOT_ASCII = Pattern.compile("[^\\p{ASCII}]");
    private static final Pattern APOSTROPHE = Pattern.compile("['`\\u2018\\u2019\\u02b9-\\u02bf\\uff07]");
    private static final Pattern NUMBER_SIGN = Pattern.compile("(?<![\\p{L}\\p{N}#+])#(?=[\\p{L}\\p{N}])");
    private static final Pattern BETWEEN_SCRIPTS = Pattern.compile(
            "(?<=\\p{IsHan})(?=[\\p{L}\\p{N}&&\\P{IsHan}])|(?<=[\\p{L}\\p{N}&&\\P{IsHan}])(?=\\p{IsHan})");
    private static final Pattern SEPARATORS = Pattern.compile("[^a-z0-9]+");
    private static final Pattern ALLOWED =
            Pattern.compile("[\\p{L}\\p{M}\\p{Nd}]([\\p{L}\\p{M}\\p{Nd}._~-]*[\\p{L}\\p{M}\\p{Nd}])?");
    private static final Pattern RAGGED_END = Pattern.compile("[-._~]+$");

    private Slug() {}

    /**
     * The slug of a title: {@code 云原生} is {@code yun-yuan-sheng}, {@code C#} is {@code c-sharp}; a title that leaves
     * nothing is {@code untitled}. {@code #} is a word where it follows a letter or stands alone, not in {@code #1}.
     */
    public static String of(String title) {
        String text = NFC.normalize(head(title, CONSIDERED));
        text = NUMBER_SIGN.matcher(text).replaceAll(" ");
        text = text.replace("#", " sharp ").replace("+", " plus ").replace("&", " and ");
        text = APOSTROPHE.matcher(toAscii(text)).replaceAll("").toLowerCase(Locale.ROOT);
        String slug = trimHyphens(SEPARATORS.matcher(text).replaceAll("-"));
        slug = cutAtWord(slug);
        if (slug.isEmpty()) {
            return UNTITLED;
        }
        return isShapedLikeUuid(slug) ? NOT_A_UUID + slug : slug;
    }

    /** The form in which a given slug is checked and kept: NFC, without slashes and white space around it. */
    public static String normalise(String given) {
        int start = 0;
        int end = given.length();
        while (start < end && isOuter(given.charAt(start))) {
            start++;
        }
        while (end > start && isOuter(given.charAt(end - 1))) {
            end--;
        }
        return NFC.normalize(given.substring(start, end));
    }

    /**
     * Why a given slug is refused, as a sentence for the API's user that names the value and what is allowed; empty
     * where it is acceptable.
     */
    public static Optional<String> violation(String given) {
        if (given.isEmpty()) {
            return Optional.of("The slug is empty; it needs 1 to " + MAX_LENGTH + " characters.");
        }
        if (given.length() > MAX_LENGTH) {
            return Optional.of("The slug is " + given.length() + " characters long; " + MAX_LENGTH + " are allowed.");
        }
        if (!ALLOWED.matcher(given).matches()) {
            return refused(
                    given, "takes letters, digits, '-', '_', '.' and '~', and starts and ends with a letter or digit");
        }
        if (!NFC.isNormalized(given)) {
            return refused(given, "is written in Unicode normalisation form C: '" + NFC.normalize(given) + "'");
        }
        String lower = given.toLowerCase(Locale.ROOT);
        if (!lower.equals(given)) {
            return refused(given, "is lower case: '" + lower + "'");
        }
        if (isShapedLikeUuid(given)) {
            return refused(given, "does not look like a UUID, which an address takes in its place");
        }
        return Optional.empty();
    }

    /** The slug that stands in for a taken one: {@code numbered("go", 2)} is {@code go-2}. */
    public static String numbered(String base, int number) {
        String suffix = "-" + number;
        String kept = head(base, MAX_LENGTH - suffix.length());
        return RAGGED_END.matcher(kept).replaceAll("") + suffix;
    }

    private static boolean isOuter(char unit) {
        return unit == '/' || Character.isWhitespace(unit) || Character.isSpaceChar(unit);
    }

    private static Optional<String> refused(String given, String rule) {
        return Optional.of("The slug '" + printable(given) + "' is not acceptable: a slug " + rule + ".");
    }

    private static String printable(String given) {
        return given.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "\ufffd");
    }

    private static String toAscii(String text) {
        if (!NOT_ASCII.matcher(text).find()) {
            return text;
        }
        return TO_ASCII.transliterate(BETWEEN_SCRIPTS.matcher(text).replaceAll(" "));
    }

    private static boolean isShapedLikeUuid(String slug) {
        return UUID.matcher(slug).matches();
    }

    private static String trimHyphens(String slug) {
        int start = slug.startsWith("-") ? 1 : 0;
        int end = slug.length() > start && slug.endsWith("-") ? slug.length() - 1 : slug.length();
        return slug.substring(start, end);
    }

    private static String cutAtWord(String slug) {
        if (slug.length() <= MAX_LENGTH) {
            return slug;
        }
        int boundary = slug.lastIndexOf('-', MAX_LENGTH);
        return slug.substring(0, boundary > 0 ? boundary : MAX_LENGTH);
    }

    private static String head(String text, int units) {
        if (text.length() <= units) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(units - 1)) ? units - 1 : units);
    }
}
