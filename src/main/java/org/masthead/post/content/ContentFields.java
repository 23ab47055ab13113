package org.masthead.post.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.masthead.asset.picture.AssetImages;
import org.masthead.asset.picture.ImageView;
import org.masthead.asset.picture.Pictures;
import org.masthead.slug.CategoryRelationView;
import org.masthead.slug.RelationView;

/** Shows what is kept of a post as the API shows it, field by field. Needs a transaction. */
@Singleton
public final class ContentFields {

    private final RelationViewRepository relations;
    private final AssetImages assets;
    private final ObjectMapper json;

    ContentFields(RelationViewRepository relations, AssetImages assets, ObjectMapper json) {
        this.relations = relations;
        this.assets = assets;
        this.json = json;
    }

    /** The tags, categories, authors and pictures of some contents, as posts show them; those that are gone are left out. */
    public record Related(
            Map<UUID, RelationView> tags,
            Map<UUID, CategoryRelationView> categories,
            Map<UUID, RelationView> authors,
            Pictures pictures) {

        public List<ImageView> images(PostContent content) {
            return pictures.views(content.images());
        }

        public SeoView seo(PostContent content) {
            return SeoView.of(content.seo(), pictures);
        }

        public List<RelationView> tags(PostContent content) {
            return shown(content.tagIds(), tags);
        }

        public List<CategoryRelationView> categories(PostContent content) {
            return shown(content.categoryIds(), categories);
        }

        public List<RelationView> authors(PostContent content) {
            return shown(content.authorIds(), authors);
        }

        private static <T> List<T> shown(List<UUID> ids, Map<UUID, T> views) {
            return ids.stream()
                    .map(views::get)
                    .filter(Objects::nonNull)
                    .distinct()
                    .toList();
        }
    }

    /** What the relations of these contents are called by now. */
    public Related related(Collection<PostContent> contents) {
        List<UUID> ids = contents.stream()
                .flatMap(content -> Stream.of(content.tagIds(), content.categoryIds(), content.authorIds()))
                .flatMap(List::stream)
                .distinct()
                .toList();
        Set<UUID> shown = contents.stream()
                .flatMap(content -> content.assets().keySet().stream())
                .collect(Collectors.toSet());
        return relations.find(ids, assets.ofIds(shown));
    }

    /** All fields by their names in the API, in the order of the record. */
    public Map<String, JsonNode> of(PostContent content, Related related) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("locale", content.locale());
        fields.put("slug", content.slug());
        fields.put("title", content.title());
        fields.put("subtitle", content.subtitle());
        fields.put("excerpt", content.excerpt());
        fields.put("body", content.body());
        fields.put("date", content.date());
        fields.put("featured", content.featured());
        fields.put("toc", content.toc());
        fields.put("images", related.images(content));
        fields.put("seo", related.seo(content));
        fields.put("metadata", content.metadata());
        fields.put("tags", related.tags(content));
        fields.put("categories", related.categories(content));
        fields.put("authors", related.authors(content));
        fields.put("aliases", content.aliases());
        Map<String, JsonNode> written = new LinkedHashMap<>();
        fields.forEach((name, value) -> written.put(name, json.valueToTree(value)));
        return written;
    }
}
