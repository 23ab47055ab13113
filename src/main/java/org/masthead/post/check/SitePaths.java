package org.masthead.post.check;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.masthead.live.LiveSlugRepository.Kind;
import org.masthead.post.PostSlugRepository;
import org.masthead.site.Site;
import org.masthead.site.SiteConfig;
import org.masthead.text.Slug;

/**
 * Reads addresses of the site: which record one may mean.
 *
 * @param roots this site's addresses
 * @param templates paths below them
 */
record SitePaths(List<Root> roots, Map<Kind, Pattern> templates) {

    private static final String SLUG = "{slug}";
    private static final Pattern ABSOLUTE = Pattern.compile("(?is)(?:https?:)?//([^/]*)(.*)");
    private static final Pattern QUERY_OR_FRAGMENT = Pattern.compile("(?s)[?#].*");

    /** An id, which an address takes in place of a slug. */
    private static final Pattern UUID = Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /**
     * An address that others begin with; {@code http} and {@code https} are not told apart.
     *
     * @param host with its port
     * @param path without a trailing slash
     */
    record Root(String host, String path) {

        static Root of(String url) {
            Matcher parts = ABSOLUTE.matcher(url);
            return parts.matches()
                    ? new Root(parts.group(1).toLowerCase(Locale.ROOT), decoded(parts.group(2)))
                    : new Root("", "");
        }
    }

    static SitePaths of(Site site) {
        SiteConfig.Paths paths = site.paths();
        Map<Kind, Pattern> templates = new EnumMap<>(Kind.class);
        templates.put(Kind.POST, pattern(paths.post()));
        templates.put(Kind.TAG, pattern(paths.tag()));
        templates.put(Kind.CATEGORY, pattern(paths.category()));
        templates.put(Kind.AUTHOR, pattern(paths.author()));
        return new SitePaths(List.of(Root.of(site.url()), Root.of(site.baseUrl())), templates);
    }

    /** The slugs that an address may mean, by what they are slugs of; none for one that is no record's. */
    Map<Kind, String> slugs(String address) {
        Map<Kind, String> meant = new EnumMap<>(Kind.class);
        String place = QUERY_OR_FRAGMENT.matcher(address.strip()).replaceFirst("");
        Matcher absolute = ABSOLUTE.matcher(place);
        if (absolute.matches()) {
            String host = absolute.group(1).toLowerCase(Locale.ROOT);
            String path = decoded(absolute.group(2));
            roots.stream().filter(root -> root.host().equals(host)).forEach(root -> match(path, root.path(), meant));
        } else if (place.startsWith("/")) {
            String path = decoded(place);
            match(path, "", meant);
            roots.forEach(root -> match(path, root.path(), meant));
        }
        return meant;
    }

    private void match(String path, String root, Map<Kind, String> meant) {
        if (!path.startsWith(root)) {
            return;
        }
        templates.forEach((kind, template) -> {
            Matcher record = template.matcher(path.substring(root.length()));
            if (record.matches() && isSlug(record.group(1))) {
                meant.put(kind, Slug.normalise(record.group(1)));
            }
        });
    }

    private static boolean isSlug(String text) {
        return !text.equals(PostSlugRepository.RESERVED) && !UUID.matcher(text).matches();
    }

    private static Pattern pattern(String template) {
        int at = template.indexOf(SLUG);
        if (at < 0) {
            return Pattern.compile("(?!)()");
        }
        String before = template.substring(0, at);
        String after = template.substring(at + SLUG.length()).replaceFirst("/$", "");
        return Pattern.compile(Pattern.quote(before.startsWith("/") ? before : "/" + before) + "([^/]+)"
                + Pattern.quote(after) + "/?");
    }

    /** With its escapes undone (RFC 3986 §2.1); what is escaped badly stays as it is. */
    static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
