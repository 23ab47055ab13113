package org.masthead.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.masthead.asset.picture.AssetImage;
import org.masthead.live.LivePostView.LiveTranslation;
import org.masthead.slug.CategoryRelationView;
import org.masthead.slug.RelationView;

/** What a live post has to do with other records, as the database's {@code relations_of()} tells it. */
record Relations(
        List<RelationView> tags,
        List<CategoryRelationView> categories,
        List<RelationView> authors,
        List<Translation> translations,
        List<AssetImage> assets) {

    private static final ObjectReader READER =
            JsonMapper.builder().addModule(new JavaTimeModule()).build().readerFor(Relations.class);

    Relations(
            @Nullable List<RelationView> tags,
            @Nullable List<CategoryRelationView> categories,
            @Nullable List<RelationView> authors,
            @Nullable List<Translation> translations,
            @Nullable List<AssetImage> assets) {
        this.tags = orNone(tags);
        this.categories = orNone(categories);
        this.authors = orNone(authors);
        this.translations = orNone(translations);
        this.assets = orNone(assets);
    }

    private static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    /**
     * Another post of the same group, in one of its windows.
     *
     * @param until null where it has no end
     */
    record Translation(
            java.util.UUID id,
            String locale,
            String slug,
            String title,
            Instant from,
            @Nullable Instant until) {

        private boolean isOpen(Instant now) {
            return !from.isAfter(now) && (until == null || until.isAfter(now));
        }
    }

    static Relations read(String object) {
        try {
            return READER.readValue(object);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Those translations that readers see. */
    List<LiveTranslation> translationsAt(Instant now) {
        return translations.stream()
                .filter(other -> other.isOpen(now))
                .map(other -> new LiveTranslation(other.id(), other.locale(), other.slug(), other.title()))
                .toList();
    }
}
