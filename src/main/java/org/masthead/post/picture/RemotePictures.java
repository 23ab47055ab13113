package org.masthead.post.picture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.masthead.asset.picture.AssetImages;
import org.masthead.asset.picture.Image;
import org.masthead.asset.picture.MediaAddress;
import org.masthead.post.content.PostContent;
import org.masthead.post.content.Seo;
import org.masthead.text.markdown.Markdown;
import org.masthead.text.markdown.Survey;
import org.masthead.text.markdown.written.Stretch;

/**
 * The pictures of a post that are elsewhere: finds their addresses, and puts assets in their place. What merely links to a
 * picture, or shows its address as text or code, is none.
 */
final class RemotePictures {

    private RemotePictures() {}

    /** The addresses, each once, covers first. */
    static List<String> of(PostContent content) {
        Set<String> found = new LinkedHashSet<>();
        content.images().forEach(image -> note(image.src(), found));
        note(content.seo().image() == null ? null : content.seo().image().src(), found);
        for (Survey.Part part : Markdown.survey(content.body()).parts()) {
            if (part instanceof Survey.Picture picture && picture.written() != null) {
                note(picture.source(), found);
            }
        }
        return new ArrayList<>(found);
    }

    /** An asset is none, nor is what stands where one was. */
    private static void note(@Nullable String address, Set<String> found) {
        if (address != null
                && (address.regionMatches(true, 0, "http://", 0, "http://".length())
                        || address.regionMatches(true, 0, "https://", 0, "https://".length()))
                && MediaAddress.assetOf(address).isEmpty()
                && !address.endsWith(AssetImages.PLACEHOLDER_PATH)) {
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
        return content.withPictures(replaced(content.body(), assets, paths), images, shown);
    }

    private static Image replaced(Image image, Map<String, UUID> assets) {
        @Nullable UUID asset = image.src() == null ? null : assets.get(image.src());
        return asset == null ? image : Image.ofAsset(asset, image.alt(), image.caption());
    }

    /** Several pictures may refer to one definition. */
    private static String replaced(String body, Map<String, UUID> assets, Map<UUID, String> paths) {
        Map<Stretch, String> written = new TreeMap<>(Comparator.comparingInt(Stretch::start));
        for (Survey.Part part : Markdown.survey(body).parts()) {
            if (part instanceof Survey.Picture picture
                    && picture.written() != null
                    && assets.containsKey(picture.source())) {
                written.put(picture.written(), Objects.requireNonNull(paths.get(assets.get(picture.source()))));
            }
        }
        StringBuilder replaced = new StringBuilder();
        int done = 0;
        for (Map.Entry<Stretch, String> next : written.entrySet()) {
            replaced.append(body, done, next.getKey().start()).append(next.getValue());
            done = next.getKey().end();
        }
        return replaced.append(body.substring(done)).toString();
    }
}
