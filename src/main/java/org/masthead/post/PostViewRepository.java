package org.masthead.post;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.masthead.asset.picture.AssetImage;
import org.masthead.asset.picture.AssetImages;
import org.masthead.asset.picture.ImageColumn;
import org.masthead.asset.picture.Pictures;
import org.masthead.http.list.ListQuery;
import org.masthead.http.page.ListPage;
import org.masthead.http.problem.ProblemException;
import org.masthead.post.content.PostDate;
import org.masthead.post.content.SavedBy;
import org.masthead.post.content.SeoColumn;
import org.masthead.post.content.SeoView;
import org.masthead.slug.CategoryRelationView;
import org.masthead.slug.RelationView;
import org.masthead.sql.JsonObjectColumn;
import org.masthead.sql.ListStatements;
import org.masthead.sql.Row;
import org.masthead.sql.SortType;
import org.masthead.sql.SqlList;
import org.masthead.text.markdown.Heading;
import org.masthead.text.markdown.Markdown;
import org.masthead.text.markdown.RenderedMarkdown;

/** Reads posts for the admin API: one statement for a page with its relations. */
@Singleton
class PostViewRepository {

    private static final String FROM = """
            post p
            left join lateral (
              select l.revision, l.visible_until, l.published_at from live_post l
              where l.post_id = p.id and l.visible_from <= :now and l.visible_until > :now) live on true
            left join lateral (
              select l.visible_from, l.visible_until from live_post l
              where l.post_id = p.id and l.visible_from > :now order by l.visible_from limit 1) due on true""";

    private static final String STATUS = """
            case when live.revision is not null then 'published'
                 when due.visible_from is not null then 'scheduled' else 'draft' end""";

    private static final String COLUMNS = """
            p.id, p.version, p.changed_in, p.slug, p.locale, p.title, p.subtitle, p.excerpt, p.derived_excerpt,
            p.date, p.date_offset_minutes,
            coalesce(p.published_at, live.published_at) as published_at, p.updated_at, p.images, p.toc, p.featured, p.seo, p.metadata,
            p.reading_minutes, p.word_count, p.submitted_at, p.deleted_at, p.created_at, p.created_by,
            p.created_by_name, p.updated_by, p.updated_by_name, live.revision as live_revision,
            due.visible_from as publish_at,
            nullif(coalesce(due.visible_until, live.visible_until), 'infinity') as unpublish_at, """ + STATUS + """
             as status,
            (select cast(json_agg(json_build_object('id', t.id, 'slug', t.slug, 'name', t.name) order by x.position) as text)
             from post_tag x join tag t on t.id = x.tag_id where x.post_id = p.id) as tags,
            (select cast(json_agg(json_build_object('id', c.id, 'slug', c.slug, 'name', c.name, 'path', c.path)
                                  order by x.position) as text)
             from post_category x join category c on c.id = x.category_id where x.post_id = p.id) as categories,
            (select cast(json_agg(json_build_object('id', a.id, 'slug', a.slug, 'name', a.name) order by x.position) as text)
             from post_author x join author a on a.id = x.author_id where x.post_id = p.id) as authors,
            (select cast(json_agg(json_build_object('id', o.id, 'locale', o.locale, 'slug', o.slug, 'title', o.title)
                                  order by o.id) as text)
             from post o where o.translation_group = p.translation_group and o.id <> p.id and o.deleted_at is null)
              as translations,
            (select cast(json_agg(s.slug order by s.slug) as text) from post_slug s
             where s.post_id = p.id and s.alias) as aliases""";

    private static final SqlList ROWS = SqlList.from(FROM)
            .select(COLUMNS)
            .value("id", "p.id")
            .match("slug", "p.id in (select post_id from post_slug where slug in (:values))")
            .match("tag", """
                    exists (select 1 from post_tag x where x.post_id = p.id and x.tag_id in (
                      select owner_id from tag_slug where slug in (:values)
                      union all select id from tag where cast(id as text) in (:values)))""")
            .match("category", """
                    exists (select 1 from post_category x join category c on c.id = x.category_id
                            where x.post_id = p.id and c.ancestors && array(
                              select owner_id from category_slug where slug in (:values)
                              union all select id from category where cast(id as text) in (:values)))""")
            .match("author", """
                    exists (select 1 from post_author x where x.post_id = p.id and x.author_id in (
                      select owner_id from author_slug where slug in (:values)
                      union all select id from author where cast(id as text) in (:values)))""")
            .match(
                    "tagId",
                    "exists (select 1 from post_tag x where x.post_id = p.id and x.tag_id in (:values))",
                    "not exists (select 1 from post_tag x where x.post_id = p.id)")
            .match("categoryId", """
                    exists (select 1 from post_category x join category c on c.id = x.category_id
                            where x.post_id = p.id
                              and c.ancestors && array(select id from category where id in (:values)))""", "not exists (select 1 from post_category x where x.post_id = p.id)")
            .match(
                    "authorId",
                    "exists (select 1 from post_author x where x.post_id = p.id and x.author_id in (:values))",
                    "not exists (select 1 from post_author x where x.post_id = p.id)")
            .value("locale", "p.locale")
            .value("featured", "p.featured")
            .value("date", "p.date")
            .value("publishedAt", "p.published_at")
            .value("updatedAt", "p.updated_at")
            .value("createdAt", "p.created_at")
            .value("status", STATUS)
            .value("hasUnpublishedChanges", "(live.revision is not null and live.revision <> p.changed_in)")
            .value("createdBy", "p.created_by")
            .value("submitted", "(p.submitted_at is not null)")
            .match("deleted", "('any' in (:values) or cast(p.deleted_at is not null as text) in (:values))")
            .like("title", "p.title_grams @> :grams and p.title_folded like :value escape '\\'")
            .search("p.search_text like :value escape '\\'")
            .sort("id", "p.id", SortType.UUID)
            .sort("slug", "p.slug", SortType.TEXT)
            .sort("title", "p.title_sort", SortType.BYTES)
            .nullableSort("date", "p.date", SortType.INSTANT)
            .nullableSort("publishedAt", "p.published_at", SortType.INSTANT)
            .sort("updatedAt", "p.updated_at", SortType.INSTANT)
            .sort("createdAt", "p.created_at", SortType.INSTANT)
            .sort("status", STATUS, SortType.TEXT)
            .build();

    private static final SqlList LIST = ROWS.plus(AssetImage.columnOfPost("p.id", "p.revision") + " as assets");

    private static final SqlList WITH_BODY =
            ROWS.plus("p.body, " + AssetImage.columnOfWholePost("p.id", "p.revision") + " as assets");

    /** Renders a body with attributes of its pictures. */
    interface Renderer extends BiFunction<String, Function<String, Map<String, String>>, RenderedMarkdown> {}

    private static final Set<String> NEED_BODY = Set.of("body", "html", "markdown", "text", "tableOfContents");

    private final ListStatements lists;
    private final AssetImages pictures;
    private final Clock clock;
    private final ObjectMapper json;

    PostViewRepository(ListStatements lists, AssetImages pictures, Clock clock, ObjectMapper json) {
        this.lists = lists;
        this.pictures = pictures;
        this.clock = clock;
        this.json = json;
    }

    ListPage<PostView> page(ListQuery query) {
        boolean lean = NEED_BODY.stream().noneMatch(query::asksFor);
        return lists.page(lean ? LIST : WITH_BODY, query, now(), row -> view(row, query::asksFor, Markdown::render));
    }

    /** @throws ProblemException NOT_FOUND */
    PostView view(UUID id, Set<String> formats) {
        return view(id, formats, Markdown::render);
    }

    /** @throws ProblemException NOT_FOUND */
    PostView view(UUID id, Set<String> formats, Renderer renderer) {
        return lists.one(
                        WITH_BODY,
                        "id",
                        id,
                        now(),
                        row -> view(row, member -> formats.contains(member) || member.equals("body"), renderer))
                .orElseThrow(ProblemException::notFound);
    }

    private Map<String, Object> now() {
        return Map.of("now", clock.instant());
    }

    private PostView view(Row row, Predicate<String> asked, Renderer renderer) {
        List<RelationView> tags = read(row.textOrNull("tags"), new TypeReference<>() {});
        List<CategoryRelationView> categories = read(row.textOrNull("categories"), new TypeReference<>() {});
        List<RelationView> authors = read(row.textOrNull("authors"), new TypeReference<>() {});
        List<PostView.Translation> translations = read(row.textOrNull("translations"), new TypeReference<>() {});
        Pictures shown = pictures.ofColumn(row.textOrNull("assets"));
        @Nullable String excerpt = row.textOrNull("excerpt");
        @Nullable Number liveRevision = row.numberOrNull("live_revision");
        boolean renders = asked.test("html") || asked.test("text") || asked.test("tableOfContents");
        @Nullable RenderedMarkdown rendered = renders ? renderer.apply(row.text("body"), shown::attributes) : null;
        return new PostView(
                row.uuid("id"),
                row.number("version"),
                row.text("slug"),
                row.text("locale"),
                row.text("title"),
                row.textOrNull("subtitle"),
                excerpt == null ? row.text("derived_excerpt") : excerpt,
                date(row),
                row.instantOrNull("published_at"),
                row.instant("updated_at"),
                shown.views(ImageColumn.readAll(row.text("images"))),
                tags,
                categories,
                authors,
                translations,
                row.flag("toc"),
                row.flag("featured"),
                SeoView.of(new SeoColumn().convertToEntityAttribute(row.text("seo")), shown),
                JsonObjectColumn.parse(row.text("metadata")),
                (int) row.number("reading_minutes"),
                (int) row.number("word_count"),
                asked.test("body") ? row.text("body") : null,
                PostStatus.valueOf(row.text("status").toUpperCase(java.util.Locale.ROOT)),
                liveRevision != null && liveRevision.longValue() != row.number("changed_in"),
                row.instantOrNull("publish_at"),
                row.instantOrNull("unpublish_at"),
                row.instantOrNull("submitted_at"),
                row.instantOrNull("deleted_at"),
                row.instant("created_at"),
                new SavedBy(row.uuidOrNull("created_by"), row.text("created_by_name")),
                new SavedBy(row.uuidOrNull("updated_by"), row.text("updated_by_name")),
                tags.stream().map(RelationView::id).toList(),
                categories.stream().map(CategoryRelationView::id).toList(),
                authors.stream().map(RelationView::id).toList(),
                translations.isEmpty() ? null : translations.get(0).id(),
                row.texts("aliases"),
                excerpt == null,
                rendered != null && asked.test("html") ? rendered.html() : null,
                asked.test("markdown") ? row.text("body") : null,
                rendered != null && asked.test("text") ? rendered.text() : null,
                rendered != null && asked.test("tableOfContents") ? toc(rendered) : null);
    }

    private static List<Heading> toc(RenderedMarkdown rendered) {
        return rendered.tableOfContents();
    }

    private static @Nullable PostDate date(Row row) {
        @Nullable Instant date = row.instantOrNull("date");
        @Nullable Number offset = row.numberOrNull("date_offset_minutes");
        return date == null || offset == null ? null : PostDate.of(date, offset.intValue());
    }

    private <T> List<T> read(@Nullable String array, TypeReference<List<T>> type) {
        try {
            return array == null ? List.of() : json.readValue(array, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
