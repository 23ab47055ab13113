package org.masthead.asset.picture;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Addresses of the bytes of assets, {@code /media/{id}/{hash}/{filename}}: how they are made, and found in texts. The hash
 * changes with the bytes, and a mark behind it with the focal point, so that an address never shows anything else.
 */
public final class MediaAddress {

    /** Path below which they are. */
    public static final String PATH = "/media";

    private static final String ID = "([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})";

    /** Up to where a Markdown or HTML attribute, or a sentence, would end it. */
    private static final String REST = "/[0-9a-f]{64}(?:-[0-9a-z]{1,20})?/[^\\s\"'<>()\\[\\]?#\\\\]*";

    private static final Pattern IN_TEXT = Pattern.compile(PATH + "/" + ID + REST);
    private static final Pattern WHOLE =
            Pattern.compile("(?:https?://[^/\\s]+)?(?:/[^/\\s?#]+)*" + IN_TEXT.pattern() + "(?:[?#].*)?");

    private MediaAddress() {}

    /** The path of an asset's bytes. */
    static String path(AssetImage asset) {
        return PATH + "/" + asset.id() + "/" + asset.hash() + mark(asset.focalX(), asset.focalY()) + "/"
                + URLEncoder.encode(asset.filename(), StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** What stands behind the hash: empty where nobody gave a focal point. */
    public static String mark(@Nullable Double focalX, @Nullable Double focalY) {
        return focalX == null || focalY == null
                ? ""
                : "-f" + Math.round(focalX * 1_000) + "x" + Math.round(focalY * 1_000);
    }

    /** The asset that an address names, if it is one of these, at whatever base. */
    public static Optional<UUID> assetOf(String address) {
        Matcher matcher = WHOLE.matcher(address);
        return matcher.matches() ? Optional.of(UUID.fromString(matcher.group(1))) : Optional.empty();
    }

    /** The assets whose addresses stand in a text, in order. */
    public static Set<UUID> assetsIn(@Nullable String text) {
        if (text == null || !text.contains(PATH)) {
            return Set.of();
        }
        Set<UUID> found = new LinkedHashSet<>();
        IN_TEXT.matcher(text).results().map(MediaAddress::id).forEach(found::add);
        return found;
    }

    /** The text with another path at each place where one of some asset stands; what leads there and what follows stays. */
    public static String replace(String text, Collection<UUID> assets, String path) {
        return IN_TEXT.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(assets.contains(id(match)) ? path : match.group()));
    }

    private static UUID id(MatchResult match) {
        return UUID.fromString(match.group(1));
    }
}
