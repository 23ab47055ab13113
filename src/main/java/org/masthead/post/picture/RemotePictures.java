package org.masthead.post.picture;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.masthead.asset.picture.AssetImages;
import org.masthead.asset.picture.Image;
import org.masthead.asset.picture.MediaAddress;
import org.masthead.post.content.PostContent;
import org.masthead.post.content.Seo;
import org.masthead.text.markdown.Markdown;
import org.masthead.text.markdown.Survey;

/** The pictures of a post that are elsewhere: finds their addresses, and puts assets in their place. */
final class RemotePictures {

    /** What may stand before an address in Markdown or HTML, and what may follow it. */
    private static final String BEFORE = "(?<=^|[\\s\"'<(=:])";

    private static final String AFTER = "(?=$|[\\s\"'<>)])";

    private RemotePictures() {}

    /** The addresses, each once, covers first. */
    static List<String> of(PostContent content) {
        Set<String> found = new LinkedHashSet<>();
        content.images().forEach(image -> note(image.src(), found));
        note(content.seo().image() == null ? null : content.seo().image().src(), found);
        for (Survey.Part part : Markdown.survey(content.body()).parts()) {
            if (part instanceof Survey.Picture picture) {
                note(picture.source(), found);
            }
        }
        return new ArrayList<>(found);
    }

    private static void note(@Nullable String address, Set<String> found) {
        if (address != null
                && address.regionMatches(true, 0, "http", 0, "http".length())
                && address.contains("://")
                && !address.endsWith(AssetImages.PLACEHOLDER_PATH)
                && MediaAddress.assetOf(address).isEmpty()) {
            found.add(address);
        }
    }

    /**
     * The content with assets where these addresses were.
     *
     * @param assets by the addresses they stand for
     * @param paths where the bytes of these assets are
     */
    static PostContent replaced(PostContent content, Map<String, UUID> assets, Map<UUID, String> paths) {
        List<Image> images =
                content.images().stream().map(image -> replaced(image, assets)).toList();
        Seo seo = content.seo();
        Seo shown = seo.image() == null
                ? seo
                : new Seo(
                        seo.title(),
                        seo.description(),
                        seo.canonicalUrl(),
                        seo.noindex(),
                        replaced(seo.image(), assets));
        String body = content.body();
        for (Map.Entry<String, UUID> asset : assets.entrySet()) {
            String path = Objects.requireNonNull(paths.get(asset.getValue()));
            body = replaced(body, asset.getKey(), path);
            body = replaced(body, asset.getKey().replace("&", "&amp;"), path);
        }
        return content.withPictures(body, images, shown);
    }

    private static Image replaced(Image image, Map<String, UUID> assets) {
        @Nullable UUID asset = image.src() == null ? null : assets.get(image.src());
        return asset == null ? image : Image.ofAsset(asset, image.alt(), image.caption());
    }

    private static String replaced(String body, String address, String path) {
        return Pattern.compile(BEFORE + Pattern.quote(address) + AFTER)
                .matcher(body)
                .replaceAll(Matcher.quoteReplacement(path));
    }
}
