package org.masthead.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.masthead.asset.picture.AssetImages;
import org.masthead.asset.picture.Image;
import org.masthead.asset.picture.ImageColumn;
import org.masthead.asset.picture.Pictures;
import org.masthead.http.json.JsonText;
import org.masthead.http.list.ListQuery;
import org.masthead.http.page.ListPage;
import org.masthead.live.LivePostView.LiveSeoView;
import org.masthead.live.kept.LiveRows;
import org.masthead.live.terms.Hits;
import org.masthead.live.terms.LiveFilters;
import org.masthead.live.terms.MatchRepository;
import org.masthead.sql.JsonObjectColumn;
import org.masthead.sql.ListStatements;
import org.masthead.sql.Row;
import org.masthead.sql.Rows;
import org.masthead.sql.SortType;
import org.masthead.sql.SqlList;

/** Reads posts for delivery: one statement for a page with its relations. Knows no table that holds a draft's text. */
@Singleton
public class LivePostViewRepository {

    private static final SqlList LIST = LiveFilters.of("live_post l")
            .select("""
                    l.post_id as id, l.slug, l.locale, l.title, l.subtitle, l.excerpt, l.date, l.date_offset_minutes,
                    l.published_at, l.updated_at, l.images, l.toc, l.featured, l.seo, l.metadata, l.reading_minutes,
                    l.word_count,
                    coalesce((select r.relations from live_relations r
                              where r.post_id = l.post_id and r.visible_from = l.visible_from),
                             relations_of(l.post_id, l.visible_from)) as relations""")
            .shown(
                    "l.post_id, l.visible_from",
                    "live_post l on l.post_id = page.post_id and l.visible_from = page.visible_from")
            .value("featured", "l.featured")
            .value("publishedAt", "l.published_at")
            .value("updatedAt", "l.updated_at")
            .like("title", "l.title_grams @> :grams and l.title_folded like :value escape '\\'")
            .sort("id", "l.post_id", SortType.UUID)
            .sort("slug", "l.slug", SortType.TEXT)
            .sort("title", "l.title_sort", SortType.BYTES)
            .sort("date", "l.date", SortType.INSTANT)
            .sort("publishedAt", "l.published_at", SortType.INSTANT)
            .sort("updatedAt", "l.updated_at", SortType.INSTANT)
            .build();

    private static final String HITS =
            "hits h join live_post l on l.post_id = h.post_id and l.visible_from = h.visible_from";

    /** Sorts by what hits have themselves. */
    private static final Set<String> ORDERS_OF_HITS = Set.of("date", "id");

    /** What most publications keep as {@code seo}: no words. */
    private static final String NO_SEO =
            "{\"title\":null,\"description\":null,\"canonicalUrl\":null,\"noindex\":false,\"image\":null}";

    private static final Map<String, String> FORMS = Map.of(
            "html", "l.html", "markdown", "l.markdown", "text", "l.text", "tableOfContents", "l.table_of_contents");

    private final EntityManager database;
    private final ListStatements lists;
    private final MatchRepository matches;
    private final AssetImages pictures;
    private final Clock clock;
    private final ObjectMapper json;

    LivePostViewRepository(
            EntityManager database,
            ListStatements lists,
            MatchRepository matches,
            AssetImages pictures,
            Clock clock,
            ObjectMapper json) {
        this.database = database;
        this.lists = lists;
        this.matches = matches;
        this.pictures = pictures;
        this.clock = clock;
        this.json = json;
    }

    ListPage<LivePostView> page(ListQuery query) {
        SqlList list = columns(query::asksFor);
        if (query.search().isPresent()) {
            return searched(list, query);
        }
        LiveRows from = LiveRows.of(query);
        Map<String, Object> values = new HashMap<>(from.values());
        values.putAll(now());
        return lists.page(list, from.rows(), from.query(), values, row -> view(row, query));
    }

    /** Of what {@code q} finds, the newest are sorted as the list is. */
    private ListPage<LivePostView> searched(SqlList list, ListQuery query) {
        Hits hits = Hits.of(query, matches.of(query), clock.instant(), "h.post_id, h.visible_from, h.date");
        boolean ownOrder = query.sort().stream().allMatch(key -> ORDERS_OF_HITS.contains(key.field()));
        return lists.page(
                list,
                Rows.of(hits.with(), ownOrder ? "hits l" : HITS, hits.counted()),
                query.withoutConditions(),
                hits.values(),
                row -> view(row, query));
    }

    /** The columns of a list item, of a row {@code l} of {@code live_post}, as the query wants it. */
    public static String columns(ListQuery query) {
        return columns(query::asksFor).select();
    }

    /** The same, all of them. */
    public static String columns() {
        return LIST.select();
    }

    /** The list item that a row with all of them is. */
    public LivePostView view(Row row) {
        return view(row, form -> false);
    }

    /** The list item that a row with those columns is. */
    public LivePostView view(Row row, ListQuery query) {
        return view(row, query::asksFor);
    }

    Optional<LivePostView> findById(UUID id, Set<String> formats) {
        return lists.one(columns(formats::contains), "id", id, now(), row -> view(row, formats::contains));
    }

    /**
     * The live post with this slug.
     *
     * @param locale which of several; null for the one in the preferred locale, else the oldest
     */
    Optional<LivePostView> findBySlug(String slug, @Nullable String locale, String preferred, Set<String> formats) {
        Map<String, Object> values = new HashMap<>(now());
        values.put("slug", slug);
        values.put("preferred", preferred);
        String ofLocale = "";
        if (locale != null) {
            values.put("locale", locale);
            ofLocale = " and l.locale = :locale";
        }
        String sql = "select " + columns(formats::contains).select() + " from live_post l where l.slug = :slug"
                + " and l.visible_from <= :now and l.visible_until > :now" + ofLocale
                + " order by (l.locale = :preferred) desc, l.post_id limit 1";
        return lists.rows(sql, values).stream()
                .map(row -> view(row, formats::contains))
                .findFirst();
    }

    boolean isLive(UUID id) {
        return !database.createNativeQuery(
                        "select 1 from live_post where post_id = :id and visible_from <= :now and visible_until > :now")
                .setParameter("id", id)
                .setParameter("now", clock.instant())
                .getResultList()
                .isEmpty();
    }

    /** The live post with this slug in the locale that counts most: the wanted one, else the preferred, else the oldest. */
    Optional<UUID> findIdBySlug(String slug, @Nullable String locale, String preferred) {
        List<UUID> found = database.createNativeQuery("""
                        select l.post_id from live_post l
                        where l.slug = :slug and l.visible_from <= :now and l.visible_until > :now
                          and (cast(:locale as text) is null or l.locale = cast(:locale as text))
                        order by (l.locale = :preferred) desc, l.post_id limit 1""", UUID.class)
                .setParameter("slug", slug)
                .setParameter("locale", locale)
                .setParameter("preferred", preferred)
                .setParameter("now", clock.instant())
                .getResultList();
        return found.stream().findFirst();
    }

    private static SqlList columns(Predicate<String> asked) {
        List<String> more = FORMS.entrySet().stream()
                .filter(form -> asked.test(form.getKey()))
                .map(Map.Entry::getValue)
                .sorted()
                .toList();
        return more.isEmpty() ? LIST : LIST.plus(String.join(", ", more));
    }

    /** Told when a statement is about to run. */
    private Map<String, Object> now() {
        Supplier<Instant> now = clock::instant;
        return Map.of("now", now);
    }

    private LivePostView view(Row row, Predicate<String> asked) {
        Relations relations = Relations.read(row.text("relations"));
        Pictures shown = pictures.of(relations.assets());
        return new LivePostView(
                row.uuid("id"),
                row.text("slug"),
                row.text("locale"),
                row.text("title"),
                row.textOrNull("subtitle"),
                row.text("excerpt"),
                LivePostView.date(row.instant("date"), (int) row.number("date_offset_minutes")),
                row.instant("published_at"),
                row.instant("updated_at"),
                shown.views(ImageColumn.readAll(row.text("images"))),
                relations.tags(),
                relations.categories(),
                relations.authors(),
                relations.translationsAt(clock.instant()),
                row.flag("toc"),
                row.flag("featured"),
                seo(row.text("seo"), shown),
                JsonObjectColumn.parse(row.text("metadata")),
                (int) row.number("reading_minutes"),
                (int) row.number("word_count"),
                asked.test("html") ? new JsonText(row.bytes("html")) : null,
                asked.test("markdown") ? row.text("markdown") : null,
                asked.test("text") ? row.text("text") : null,
                asked.test("tableOfContents") ? read(row.text("table_of_contents"), new TypeReference<>() {}) : null);
    }

    private LiveSeoView seo(String text, Pictures shown) {
        if (text.equals(NO_SEO)) {
            return LiveSeoView.NONE;
        }
        StoredSeo seo = one(text, StoredSeo.class);
        return new LiveSeoView(
                seo.title(), seo.description(), seo.canonicalUrl(), seo.noindex(), shown.view(seo.image()));
    }

    /** What a publication keeps as {@code seo}. */
    record StoredSeo(
            @Nullable String title,
            @Nullable String description,
            @Nullable String canonicalUrl,
            boolean noindex,
            @Nullable Image image) {}

    private <T> T one(String text, Class<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> List<T> read(@Nullable String array, TypeReference<List<T>> type) {
        try {
            return array == null ? List.of() : json.readValue(array, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
