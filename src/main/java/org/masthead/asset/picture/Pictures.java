package org.masthead.asset.picture;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.masthead.asset.image.Variant;

/** Some assets as a record's pictures show them: addresses, sizes, colours. Immutable. */
public final class Pictures {

    private final Map<UUID, AssetImage> assets;
    private final String baseUrl;
    private final String sizes;

    Pictures(List<AssetImage> assets, String baseUrl, String sizes) {
        this.assets = assets.isEmpty()
                ? Map.of()
                : assets.stream().collect(Collectors.toUnmodifiableMap(AssetImage::id, Function.identity()));
        this.baseUrl = baseUrl;
        this.sizes = sizes;
    }

    /** The picture, if there is one; an asset's own words where it has no others. */
    public @Nullable ImageView view(@Nullable Image image) {
        if (image == null) {
            return null;
        }
        return image.assetId() == null
                ? remote(Objects.requireNonNull(image.src()), image.alt(), image.caption())
                : find(image.assetId())
                        .map(asset -> asset(asset, image.alt(), image.caption()))
                        .orElse(null);
    }

    private ImageView remote(String src, @Nullable String alt, @Nullable String caption) {
        return isPlaceholder(src) ? ImageView.placeholder(src, alt, caption) : ImageView.remote(src, alt, caption);
    }

    private boolean isPlaceholder(String address) {
        return address.equals(baseUrl + AssetImages.PLACEHOLDER_PATH);
    }

    /** All of these pictures. */
    public List<ImageView> views(List<Image> images) {
        return images.stream().map(this::view).filter(Objects::nonNull).toList();
    }

    /**
     * The attributes of an {@code img} whose address names one of these assets, or the placeholder; of other bytes of this
     * service the whole address alone, which pages elsewhere need; none for any other.
     */
    public Map<String, String> attributes(String address) {
        Map<String, String> attributes = new LinkedHashMap<>();
        if (address.startsWith(MediaAddress.PATH + "/")) {
            attributes.put("src", baseUrl + address);
        }
        if (isPlaceholder(attributes.getOrDefault("src", address))) {
            put(attributes, "width", AssetImages.PLACEHOLDER_WIDTH);
            put(attributes, "height", AssetImages.PLACEHOLDER_HEIGHT);
        }
        Optional<AssetImage> asset = MediaAddress.assetOf(address).flatMap(this::find);
        asset.map(found -> asset(found, null, null)).ifPresent(picture -> {
            attributes.put("src", picture.url());
            put(attributes, "alt", picture.alt());
            put(attributes, "width", picture.width());
            put(attributes, "height", picture.height());
            put(attributes, "srcset", picture.srcset());
            put(attributes, "sizes", picture.sizes());
            put(attributes, "data-color", picture.color());
            put(attributes, "data-placeholder", picture.placeholder());
            put(attributes, "data-caption", picture.caption());
        });
        return attributes;
    }

    private static void put(Map<String, String> attributes, String name, @Nullable Object value) {
        if (value != null) {
            attributes.put(name, value.toString());
        }
    }

    /** The address of an asset's bytes. */
    public Optional<String> addressOf(UUID asset) {
        return find(asset).map(found -> baseUrl + MediaAddress.path(found));
    }

    private Optional<AssetImage> find(UUID id) {
        return Optional.ofNullable(assets.get(id));
    }

    private ImageView asset(AssetImage asset, @Nullable String alt, @Nullable String caption) {
        String url = baseUrl + MediaAddress.path(asset);
        @Nullable String srcset = srcset(asset, url);
        return new ImageView(
                asset.id(),
                url,
                asset.width(),
                asset.height(),
                srcset,
                srcset == null ? null : sizes,
                asset.placeholder(),
                asset.color(),
                alt == null ? asset.alt() : alt,
                caption == null ? asset.caption() : caption);
    }

    /** Variants stand still: a picture that moves has none to offer. */
    static @Nullable String srcset(AssetImage asset, String url) {
        if (asset.frames() > 1) {
            return null;
        }
        return Variant.candidates(asset.width(), asset.height()).stream()
                .map(candidate -> url + "?w=" + candidate.parameter() + " " + candidate.width() + "w")
                .collect(Collectors.joining(", "));
    }
}
