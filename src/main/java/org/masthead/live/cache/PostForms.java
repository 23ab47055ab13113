package org.masthead.live.cache;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.masthead.http.list.FormatReader;
import org.masthead.http.list.LocaleReader;
import org.masthead.http.problem.ProblemException;
import org.masthead.live.LivePostResource;
import org.masthead.live.near.ArchiveResource;
import org.masthead.live.near.NearPostsResource;
import org.masthead.live.near.RelatedLimit;

/**
 * Requests for one post, for what is near it, and for the archive: a spelling that all of them for the same have in common,
 * which leaves out what would count anyway.
 */
final class PostForms {

    /** Parameters by name, each with how a value that may be missing is read. */
    private static final Map<String, Function<@Nullable String, String>> POST =
            Map.of("locale", PostForms::locale, "formats", PostForms::formats);

    private static final Map<String, Function<@Nullable String, String>> NEIGHBOURS =
            Map.of("locale", PostForms::locale);

    private static final Map<String, Function<@Nullable String, String>> RELATED =
            Map.of("locale", PostForms::locale, "limit", text -> String.valueOf(RelatedLimit.read(text)));

    private static final String BELOW = LivePostResource.PATH + "/";

    /** A slug, or an id, that is written in ASCII: no dots that lead elsewhere, no escapes, and not nothing. */
    private static final Pattern SLUG = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._~-]*[A-Za-z0-9])?");

    private PostForms() {}

    /** Whether a path is of such a request. */
    static boolean take(String path) {
        return path.startsWith(BELOW);
    }

    /**
     * What a request asks for: its key is an address itself.
     *
     * @return null where it says something else, or something twice
     * @throws ProblemException UNKNOWN_PARAMETER where it is refused
     */
    static @Nullable Form read(String path, Map<String, List<String>> sent) {
        Map<String, Function<@Nullable String, String>> readers = readers(path);
        boolean isPlain = sent.entrySet().stream()
                .allMatch(one ->
                        readers.containsKey(one.getKey()) && one.getValue().size() == 1);
        if (!isPlain) {
            return null;
        }
        StringBuilder key = new StringBuilder(path);
        new TreeMap<>(readers).forEach((name, reader) -> {
            String value = reader.apply(sent.containsKey(name) ? sent.get(name).get(0) : null);
            if (!value.equals(reader.apply(null))) {
                key.append(key.length() == path.length() ? '?' : '&')
                        .append(name)
                        .append('=')
                        .append(value);
            }
        });
        return new Form(key.toString(), null);
    }

    private static Map<String, Function<@Nullable String, String>> readers(String path) {
        String[] parts = path.substring(BELOW.length()).split("/", -1);
        if (path.equals(ArchiveResource.PATH)) {
            return NEIGHBOURS;
        }
        if (!SLUG.matcher(parts[0]).matches() || parts.length > 2) {
            return Map.of();
        }
        if (parts.length == 1) {
            return POST;
        }
        return switch ("/" + parts[1]) {
            case NearPostsResource.RELATED -> RELATED;
            case NearPostsResource.NEIGHBOURS -> NEIGHBOURS;
            default -> Map.of();
        };
    }

    private static String locale(@Nullable String text) {
        return LocaleReader.of(text).orElse("");
    }

    private static String formats(@Nullable String text) {
        return String.join(",", FormatReader.ofSingle(text).stream().sorted().toList());
    }
}
