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
import org.masthead.slug.RelationsJson;

/**
 * What a live post has to do with other records, as the database's {@code relations_of()} tells it.
 *
 * @param assets those outside its body
 */
record Relations(
        RelationsJson tags,
        RelationsJson categories,
        RelationsJson authors,
        List<Translation> translations,
        List<AssetImage> assets) {

    private static final ObjectReader OTHERS =
            JsonMapper.builder().addModule(new JavaTimeModule()).build().readerFor(Others.class);

    private static final int LINES = 4;

    /** The fourth line. */
    private record Others(
            @Nullable List<Translation> translations,
            @Nullable List<AssetImage> assets) {

        static final Others NONE = new Others(null, null);
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

    static Relations read(String lines) {
        String[] line = lines.split("\n", LINES);
        Others others = others(line[3]);
        return new Relations(
                new RelationsJson(line[0]),
                new RelationsJson(line[1]),
                new RelationsJson(line[2]),
                orNone(others.translations()),
                orNone(others.assets()));
    }

    private static Others others(String object) {
        try {
            return object.isEmpty() ? Others.NONE : OTHERS.readValue(object);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    /** Those translations that readers see. */
    List<LiveTranslation> translationsAt(Instant now) {
        return translations.stream()
                .filter(other -> other.isOpen(now))
                .map(other -> new LiveTranslation(other.id(), other.locale(), other.slug(), other.title()))
                .toList();
    }
}
