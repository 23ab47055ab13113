package org.masthead.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How many of all hits have which value, those with the most first; what was not asked for is left out. A post counts for a
 * category in whose subtree it is, as it does for the filter.
 *
 * @param years by the date that the author wrote
 */
@Schema(name = "Facets")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Facets(
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<RelationCount> tags,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<RelationCount> categories,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<RelationCount> authors,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<YearCount> years,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<LocaleCount> locales) {

    static final String PARAMETER = "facets";
    static final String ALL = "all";
    static final String TAGS = "tags";
    static final String CATEGORIES = "categories";
    static final String AUTHORS = "authors";
    static final String YEARS = "years";
    static final String LOCALES = "locales";

    static final Set<String> NAMES = Set.of(TAGS, CATEGORIES, AUTHORS, YEARS, LOCALES);

    /** Hits with a tag, category or author. */
    @Schema(name = "RelationCount")
    public record RelationCount(UUID id, String slug, String name, long count) {}

    /** Hits of a year. */
    @Schema(name = "YearCount")
    public record YearCount(int value, long count) {}

    /** Hits in a locale. */
    @Schema(name = "LocaleCount")
    public record LocaleCount(String value, long count) {}
}
