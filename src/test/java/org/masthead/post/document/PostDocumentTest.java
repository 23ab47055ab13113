package org.masthead.post.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.masthead.asset.picture.Image;
import org.masthead.http.problem.ProblemException;
import org.masthead.http.problem.ProblemType;
import org.masthead.post.PostDraft;
import org.masthead.post.PostStatus;
import org.masthead.post.content.PostContent;
import org.masthead.post.content.Seo;
import org.masthead.post.document.StoredPost.Source;
import org.masthead.sql.JsonObjectColumn;

class PostDocumentTest {

    private static final PostDocument DOCUMENTS = new PostDocument(ZoneOffset.UTC);

    private final Contents contents = new Contents();

    private StoredPost stored(@Nullable String source, PostContent made, PostContent now) {
        @Nullable Source from = source == null ? null : new Source(source.getBytes(StandardCharsets.UTF_8), made);
        return new StoredPost(from, now, contents.names(now), true);
    }

    private static String write(StoredPost post) {
        return new String(DOCUMENTS.write(post), StandardCharsets.UTF_8);
    }

    private PostContent read(String document, StoredPost post) {
        return contents.saved(draft(document, post));
    }

    private static PostDraft draft(String document, StoredPost post) {
        return DOCUMENTS.read(document.getBytes(StandardCharsets.UTF_8), post, Contents.draft(post.content()));
    }

    static Stream<String> documents() {
        return Stream.of(
                "",
                "Just a body\n",
                "---\n---\n",
                "---\ntitle: Plain\n---\nBody\n",
                "\uFEFF---\ntitle: Marked\n---\nBody\n",
                "---\r\ntitle: \"Returned\"\r\ntags:\r\n  - a\r\n  - b\r\n---\r\n\r\nBody\r\n",
                "---\ntitle: Nul\n---\na\0b\0c",
                "---\ntitle: 云原生之旅\ndate: 2018-08-11T11:37:36+08:00\nslug: 云原生\ntags: [\"云原生\", \"容器\"]\n---\n正文。",
                """
                +++
                # A comment
                title = "Toml"
                Tags = ["one", 'two']
                weight = 1.50
                when = 2018-01-01
                excerpt = '''
                Said
                by hand'''
                [params]
                a = 1
                +++
                Body
                """,
                "{\"title\":\"Json\",\"tag\":\"one\",\"weight\":1.50,\"none\":null,\"toc\":false}\nBody\n",
                """
                ---
                Title:   Kept as it is   # a comment
                subtitle: >
                  folded
                  text

                author: {name: Ada, email: ada@example.org}
                authors: [Ada, Grace]
                category: "kubernetes"
                summary:
                excerpt: 'By hand'
                description: ~
                lastmod: 2018-09-01
                publishDate: 2018-08-01
                url: /2018/Old Path/
                published: false
                featured: "yes"
                notoc: true
                bigimg:
                  - {src: "cover.png", desc: "beside"}
                  - {src: /lake.jpg, desc: "West Lake", alt: "A lake"}
                  - https://example.org/plain.jpg
                aliases: ["/2018/08/b-path/", "/taken/", "/a-path.html", "/b d!/???"]
                title: Given twice
                weight: 0010
                anchors: &x [1]
                again: *x
                ---

                Body
                """,
                "---\nlastmod: 2018-09-01\ntitle: [not, text]\ndate: some day\ndraft: perhaps\n---\n");
    }

    @Nested
    class Laws {

        @ParameterizedTest
        @MethodSource("org.masthead.post.document.PostDocumentTest#documents")
        void whatIsAsItsSourceMadeItHasTheBytesOfItsSource(String document) {
            PostContent made = contents.imported(document);

            assertThat(write(stored(document, made, Contents.sorted(made)))).isEqualTo(document);
        }

        @ParameterizedTest
        @MethodSource("org.masthead.post.document.PostDocumentTest#documents")
        void theDocumentThatAPostHasChangesNothingOfIt(String document) {
            PostContent made = contents.imported(document);
            for (PostContent now : List.of(Contents.sorted(made), contents.edited(made))) {
                for (StoredPost post : List.of(stored(document, made, now), stored(null, made, now))) {
                    assertThat(read(write(post), post)).isEqualTo(now);
                }
            }
        }

        @ParameterizedTest
        @MethodSource("org.masthead.post.document.PostDocumentTest#documents")
        void whatWasLaidOverAPostIsWrittenAsItCame(String document) {
            PostContent before = contents.edited(contents.imported("---\ntitle: Another\n---\n"));
            PostContent made = read(document, stored(null, before, before));

            assertThat(write(stored(document, made, made))).isEqualTo(document);
            assertThat(read(document, stored(document, made, made))).isEqualTo(made);
        }
    }

    @Nested
    class Writing {

        @Test
        void aPostWithoutASourceGetsADocumentInYaml() {
            PostContent now = contents.imported("""
                    ---
                    title: Everything
                    subtitle: Below
                    date: 2018-08-11T11:37:36+08:00
                    slug: everything
                    summary: In short
                    description: For engines
                    bigimg: [{src: /a.jpg, desc: A}, {src: /b.jpg}]
                    notoc: true
                    featured: true
                    tags: [one, C#]
                    categories: [two]
                    authors: [Ada]
                    aliases: [before]
                    weight: 10
                    ---
                    Body
                    """);
            StoredPost post = new StoredPost(null, now, contents.names(now), false);

            assertThat(write(post)).isEqualTo("""
                    ---
                    title: Everything
                    subtitle: Below
                    date: 2018-08-11T11:37:36+08:00
                    draft: true
                    slug: everything
                    summary: In short
                    description: For engines
                    bigimg: [{src: "/a.jpg", desc: A}, {src: "/b.jpg"}]
                    notoc: true
                    featured: true
                    tags: [one, "C#"]
                    categories: [two]
                    authors: [Ada]
                    aliases: [before]
                    weight: 10
                    ---
                    Body
                    """);
        }

        @Test
        void whatIsAsUsualIsNotWritten() {
            PostContent now = contents.imported("---\ntitle: Bare\n---\nBody\n");

            assertThat(write(stored(null, now, now))).isEqualTo("---\ntitle: Bare\nslug: from-the-file\n---\nBody\n");
        }

        @Test
        void aChangedFieldIsSetWhereTheSourceSaysItAndAllElseKeepsItsBytes() {
            String source = """
                    ---
                    # Comment
                    Excerpt:  'In short'   # said
                    tag: one
                    toc:   yes
                    title: "Title"
                    unknown: [ 1,2 ]
                    ---
                    Body
                    """;
            PostContent made = contents.imported(source);
            PostContent now = read("""
                    ---
                    summary: In few words
                    tags: [two]
                    notoc: true
                    title: Title
                    unknown: [1, 2]
                    ---
                    Body
                    """, stored(source, made, made));

            assertThat(write(stored(source, made, now))).isEqualTo("""
                    ---
                    # Comment
                    Excerpt: 'In few words'   # said
                    tag: two
                    toc: false
                    title: "Title"
                    unknown: [ 1,2 ]
                    ---
                    Body
                    """);
        }

        @Test
        void aRemovedFieldLeavesNoOtherNameOfItBehind() {
            String source = "---\ntag: one\ntags: [two]\nsummary: a\nexcerpt: b\ntitle: T\n---\n";
            PostContent made = contents.imported(source);
            PostContent now = read("---\ntitle: T\n---\n", stored(source, made, made));

            assertThat(write(stored(source, made, now))).isEqualTo("---\ntitle: T\n---\n");
        }
    }

    @Nested
    class Reading {

        private final String source = """
                ---
                title: T
                subtitle: S
                date: 2018-08-11T11:37:36+08:00
                slug: the-slug
                summary: E
                description: D
                bigimg: [{src: /a.jpg, desc: A}]
                notoc: true
                featured: true
                tags: [one]
                categories: [two]
                authors: [Ada]
                aliases: [before]
                weight: 10
                ---
                Body
                """;

        @Test
        void whatIsNotThereAnyMoreIsClearedButWhatADocumentCannotSayIsKept() {
            PostContent made = contents.imported(source);
            PostContent now = new PostContent(
                    "de",
                    made.slug(),
                    made.title(),
                    made.subtitle(),
                    made.excerpt(),
                    made.body(),
                    made.date(),
                    true,
                    false,
                    made.images(),
                    new Seo("Searched", "D", "https://example.org/x", true, null),
                    JsonObjectColumn.parse("{\"weight\": 10, \"Tags\": \"collides\"}"),
                    made.tagIds(),
                    made.categoryIds(),
                    made.authorIds(),
                    made.aliases());

            PostDraft draft = draft("---\ndraft: true\n---\nOther", stored(source, made, now));
            PostContent read = contents.saved(draft);

            assertThat(read)
                    .isEqualTo(new PostContent(
                            "de",
                            "the-slug",
                            "",
                            null,
                            null,
                            "Other",
                            made.date(),
                            false,
                            true,
                            List.of(),
                            new Seo("Searched", null, "https://example.org/x", true, null),
                            JsonObjectColumn.parse("{\"Tags\": \"collides\"}"),
                            List.of(),
                            List.of(),
                            List.of(),
                            List.of()));
            assertThat(draft.status()).isEqualTo(PostStatus.PUBLISHED);
            assertThat(draft.translationOf()).isNotNull();
        }

        @Test
        void aPictureKeepsItsAlternativeText() {
            PostContent made = contents.imported(source);
            StoredPost post = stored(source, made, contents.edited(made));

            PostContent read = read("---\nbigimg: [/b.jpg, {src: /new.jpg, desc: Another caption}]\n---\n", post);

            assertThat(read.images())
                    .containsExactly(
                            Image.remote("/b.jpg", null, null),
                            Image.remote("/new.jpg", "What it shows", "Another caption"));
        }

        @Test
        void aNameThatTheDocumentHadStillMeansTheRecordThatHasAnotherByNow() {
            PostContent made = contents.imported(source);
            UUID one = contents.id("one");
            contents.rename("one", "The first");
            StoredPost post = stored(source, made, made);

            PostContent read = read(source.replace("tags: [one]", "tags: [new, one]"), post);

            assertThat(write(post)).isEqualTo(source);
            assertThat(read.tagIds()).containsExactly(contents.id("new"), one);
        }

        @Test
        void anotherSlugOrDateIsTakenAnAbsentOneIsKept() {
            PostContent made = contents.imported(source);
            StoredPost post = stored(source, made, made);

            PostContent other = read("---\nslug: Other One/\ndate: 2019-01-01\nlastmod: 2020-01-01\n---\n", post);
            PostContent none = read("---\nlastmod: 2020-01-01\n---\n", post);
            PostContent addressed = read("---\nurl: /2019/by-url.html\n---\n", post);

            assertThat(other.slug()).isEqualTo("other-one");
            assertThat(other.date()).hasToString("2019-01-01T00:00:00Z");
            assertThat(none.slug()).isEqualTo("the-slug");
            assertThat(none.date()).isEqualTo(made.date());
            assertThat(addressed.slug()).isEqualTo("by-url");
        }

        @Test
        void anAliasThatThePostDidNotGetStaysOut() {
            String aliased = "---\naliases: [/mine/, /taken/]\n---\n";
            PostContent made = contents.imported(aliased);

            PostContent read = read(aliased.replace("[", "[/new/, "), stored(aliased, made, made));

            assertThat(read.aliases()).containsExactly("new", "mine");
        }

        @Test
        void aMalformedDocumentIsRefusedWithItsPlace() {
            PostContent made = contents.imported(source);

            ProblemException problem = catchThrowableOfType(
                    ProblemException.class, () -> draft("---\na: [b\n---\n", stored(source, made, made)));

            assertThat(problem.type()).isEqualTo(ProblemType.MALFORMED_REQUEST);
            assertThat(problem.detail()).contains("YAML");
            assertThat(problem.members()).containsKeys("line", "column");
        }
    }
}
