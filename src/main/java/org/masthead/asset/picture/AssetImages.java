package org.masthead.asset.picture;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.masthead.http.problem.ProblemException;
import org.masthead.http.problem.Violations;
import org.masthead.site.Site;

/** The assets that records show: reads which a client means, and shows them. Needs a transaction. */
@Singleton
public final class AssetImages {

    /** What stands where an asset was that is gone, without another in its place. */
    public static final String PLACEHOLDER_PATH = MediaAddress.PATH + "/placeholder.png";

    /** How wide that is, in pixels. */
    public static final int PLACEHOLDER_WIDTH = 640;

    /** How high that is, in pixels. */
    public static final int PLACEHOLDER_HEIGHT = 360;

    private final AssetImageRepository assets;
    private final Site site;
    private final PictureConfig config;

    AssetImages(AssetImageRepository assets, Site site, PictureConfig config) {
        this.assets = assets;
        this.site = site;
        this.config = config;
    }

    /** The assets in a column made by {@link AssetImage}. */
    public Pictures ofColumn(@Nullable String column) {
        return of(AssetImage.readAll(column));
    }

    /** Those of these ids that are there. */
    public Pictures ofIds(Collection<UUID> ids) {
        return of(assets.find(ids));
    }

    /** The paths of the bytes of those of these assets that are there. */
    public Map<UUID, String> paths(Collection<UUID> ids) {
        return assets.find(ids).stream().collect(Collectors.toMap(AssetImage::id, MediaAddress::path));
    }

    /** An asset as a picture. */
    public ImageView picture(AssetImage asset) {
        return Objects.requireNonNull(of(List.of(asset)).view(Image.ofAsset(asset.id(), null, null)));
    }

    /** These assets. */
    public Pictures of(List<AssetImage> shown) {
        return new Pictures(shown, site.baseUrl(), config.sizes());
    }

    /**
     * The picture a client means.
     *
     * @param field where it stands in the request
     * @throws ProblemException VALIDATION_FAILED when it names an asset that is not there, or nothing at all
     */
    public @Nullable Image read(@Nullable ImageDraft draft, String field) {
        Violations wrong = new Violations();
        Optional<Image> image = read(draft, field, wrong);
        wrong.throwIfAny();
        return image.orElse(null);
    }

    /** The picture a client means, if he means one; what is wrong with it is added to the violations. */
    public Optional<Image> read(@Nullable ImageDraft draft, String field, Violations wrong) {
        return draft == null
                ? Optional.empty()
                : readAll(List.of(draft), List.of(field), wrong).stream().findFirst();
    }

    /** The pictures a client means, read in one statement. */
    public List<Image> readAll(@Nullable List<ImageDraft> drafts, String field, Violations wrong) {
        List<ImageDraft> given = drafts == null ? List.of() : drafts;
        List<String> fields = new ArrayList<>();
        given.forEach(draft -> fields.add(field + "[" + fields.size() + "]"));
        return readAll(given, fields, wrong);
    }

    private List<Image> readAll(List<ImageDraft> drafts, List<String> fields, Violations wrong) {
        Set<UUID> named = new HashSet<>();
        drafts.forEach(draft -> draft.asset().ifPresent(named::add));
        Map<UUID, UUID> successors = assets.successors(named);
        Map<UUID, AssetImage> known = new HashMap<>();
        Set<UUID> looked = new HashSet<>(named);
        looked.addAll(successors.values());
        assets.find(looked).forEach(asset -> known.put(asset.id(), asset));
        List<Image> images = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            ImageDraft draft = drafts.get(i);
            Optional<UUID> wanted = draft.asset();
            Optional<AssetImage> asset =
                    wanted.map(id -> successors.getOrDefault(id, id)).map(known::get);
            image(draft, asset, fields.get(i), wrong).ifPresent(images::add);
        }
        return images;
    }

    private static Optional<Image> image(ImageDraft draft, Optional<AssetImage> asset, String field, Violations wrong) {
        @Nullable String src = draft.address();
        if (asset.isPresent()) {
            AssetImage found = asset.get();
            return Optional.of(
                    Image.ofAsset(found.id(), own(draft.alt(), found.alt()), own(draft.caption(), found.caption())));
        }
        if (draft.assetId() != null && draft.src() == null) {
            String message = "`" + field + ".assetId` is no asset: there is none with the id " + draft.assetId();
            wrong.add(field + ".assetId", "unknown-id", message);
            return Optional.empty();
        }
        if (src == null) {
            wrong.add(field, "required", "`" + field + "` needs an `assetId` or a `src`");
            return Optional.empty();
        }
        return Optional.of(Image.remote(src, draft.alt(), draft.caption()));
    }

    /** The words of a picture where they differ from the asset's: tools send back what they were shown. */
    private static @Nullable String own(@Nullable String given, @Nullable String ofAsset) {
        return Objects.equals(given, ofAsset) ? null : given;
    }

    /** What stands in the place of those of these assets that are gone: another one, or the placeholder. */
    public Map<UUID, Substitute> substitutes(Collection<UUID> ids) {
        Map<UUID, Substitute> substitutes = new HashMap<>();
        Set<UUID> there = new HashSet<>();
        assets.find(ids).forEach(asset -> there.add(asset.id()));
        Set<UUID> gone = new HashSet<>(ids);
        gone.removeAll(there);
        Map<UUID, UUID> successors = assets.successors(gone);
        gone.forEach(id -> substitutes.put(id, substitute(Optional.ofNullable(successors.get(id)))));
        return substitutes;
    }

    /**
     * A text with what stands in the place of assets that are gone. Those that have no other in their place, or never were,
     * stay as they are.
     */
    public String withSuccessors(@Nullable String text) {
        String current = text == null ? "" : text;
        for (Map.Entry<UUID, Substitute> gone :
                substitutes(MediaAddress.assetsIn(current)).entrySet()) {
            if (gone.getValue().asset().isPresent()) {
                current = gone.getValue().in(current, gone.getKey());
            }
        }
        return current;
    }

    /** What is to stand in the place of an asset: another one that is there, or the placeholder. */
    public Substitute substitute(Optional<UUID> asset) {
        return asset.flatMap(id -> assets.find(List.of(id)).stream().findFirst())
                .map(found -> new Substitute(
                        Optional.of(found.id()), MediaAddress.path(found), site.baseUrl() + MediaAddress.path(found)))
                .orElseGet(() -> new Substitute(Optional.empty(), PLACEHOLDER_PATH, site.baseUrl() + PLACEHOLDER_PATH));
    }
}
