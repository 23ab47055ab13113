package org.masthead.hugo.post;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.hugo.HugoDocument;

class HugoPostTest {
    private static HugoPost post(String frontMatter) {
        return post(frontMatter, "posts/a-file.md");
    }

    private static HugoPost post(String frontMatter, String path) {
        byte[] file = ("---\n" + frontMatter + "\n---\nBody\n").getBytes(UTF_8);
        return HugoPost.of(HugoDocument.parse(file), path, ZoneId.of("Asia/Shanghai"));
    }

    @Nested
    class Fields {
        @Test
        void areReadFromAWholeFrontMatter() {
            var post = post("""
                    title: "A river"
                    subtitle: "in May"
                    date: 2018-08-11T11:37:36+08:00
                    bigimg: [{src: "https://example.org/a.jpg", desc: "West | 2018"}]
                    draft: false
                    notoc: true
                    tags: ["cloud native"]
                    categories: ["essays"]
                    author: Ada
                    summary: Short
                    description: For engines
                    aliases: [/old/]
                    type: post
                    """);

            assertThat(post)
                    .isEqualTo(new HugoPost(
                            "A river",
                            "in May",
                            "Short",
                            "For engines",
                            "a-file",
                            null,
                            OffsetDateTime.parse("2018-08-11T11:37:36+08:00"),
                            null,
                            null,
                            null,
                            false,
                            List.of(new HugoImage("https://example.org/a.jpg", "West | 2018")),
                            false,
                            List.of("cloud native"),
                            List.of("essays"),
                            List.of("Ada"),
                            null,
                            List.of("/old/"),
                            Map.of("type", "post"),
                            List.of()));
        }

        @Test
        void mayAllBeAbsent() {
            var post = post("");

            assertThat(post.title()).isEmpty();
            assertThat(post.date()).isNull();
            assertThat(post.draft()).isFalse();
            assertThat(post.showToc()).isNull();
            assertThat(post.tags()).isEmpty();
            assertThat(post.metadata()).isEmpty();
            assertThat(post.warnings()).isEmpty();
        }

        @Test
        void countWhateverTheirCase() {
            var post = post("Title: A\nbigImg: a.jpg\nMyKey: 1");

            assertThat(post.title()).isEqualTo("A");
            assertThat(post.images()).containsExactly(new HugoImage("a.jpg", ""));
            assertThat(post.metadata()).containsExactly(Map.entry("MyKey", 1));
        }

        @Test
        void thatDifferByCaseAloneAreBothKept() {
            var post = post("Title: A\ntitle: B");

            assertThat(post.title()).isEqualTo("B");
            assertThat(post.metadata()).containsExactly(Map.entry("Title", "A"));
        }

        @Test
        void givenTwiceAreNamed() {
            assertThat(post("title: A\ntitle: B").warnings())
                    .extracting(Warning::code, Warning::key)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple("key-twice", "title"));
        }

        @Test
        void makeTextOfNumbers() {
            var post = post("title: 2018\nslug: 12\ntags: [7, 1.10, true]");

            assertThat(post.title()).isEqualTo("2018");
            assertThat(post.slug()).isEqualTo("12");
            assertThat(post.tags()).containsExactly("7", "1.10", "true");
        }

        @Test
        void thatAreNotUnderstoodStayAsWrittenAndAreNamed() {
            var post = post("title: [a]\ndate: soon\ntoc: {a: 1}\ntags: [a, {b: c}]\nbigimg: [{desc: d}]");

            assertThat(post.title()).isEmpty();
            assertThat(post.date()).isNull();
            assertThat(post.tags()).containsExactly("a");
            assertThat(post.metadata())
                    .containsEntry("date", "soon")
                    .containsOnlyKeys("title", "date", "toc", "tags", "bigimg");
            assertThat(post.warnings())
                    .extracting(Warning::key)
                    .containsExactlyInAnyOrder("title", "date", "toc", "tags", "bigimg");
        }

        @Test
        void keepTheExcerptThatDidNotCount() {
            var post = post("summary: S\nexcerpt: E");

            assertThat(post.excerpt()).isEqualTo("S");
            assertThat(post.metadata()).containsEntry("excerpt", "E");
        }

        @Test
        void keepForeignImageKeysInTheMetadata() {
            assertThat(post("featured_image: a.jpg\ncover: {image: b.jpg}\nimage: c.jpg")
                            .metadata())
                    .containsOnlyKeys("featured_image", "cover", "image");
        }
    }

    @Nested
    class Dates {
        @Test
        void withoutAnOffsetAreInTheZone() {
            assertThat(post("date: 2017-11-21").date()).isEqualTo("2017-11-21T00:00:00+08:00");
        }

        @Test
        void fallBackAsInHugo() {
            var post =
                    post("publishDate: 2018-01-01\nlastmod: 2018-02-01\nexpiryDate: Tue, 31 Jan 2017 14:56:05 +0000");

            assertThat(post.date()).isEqualTo("2018-01-01T00:00:00+08:00").isEqualTo(post.publishDate());
            assertThat(post.lastmod()).isEqualTo("2018-02-01T00:00:00+08:00");
            assertThat(post.expiryDate()).isEqualTo("2017-01-31T14:56:05Z");
        }
    }

    @Nested
    class Draft {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "draft: true",
                    "draft: 'True'",
                    "draft: yes",
                    "published: false",
                    "draft: perhaps",
                    "draft: [x]"
                })
        void isOneIfItSaysSoOrCannotBeUnderstood(String frontMatter) {
            assertThat(post(frontMatter).draft()).isTrue();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "draft: false",
                    "draft: 'false'",
                    "draft:",
                    "published: true",
                    "draft: false\npublished: false"
                })
        void isNone(String frontMatter) {
            assertThat(post(frontMatter).draft()).isFalse();
        }
    }

    @Nested
    class Lists {
        @Test
        void mayBeOneText() {
            assertThat(post("categories: \"kubernetes\"").categories()).containsExactly("kubernetes");
        }

        @Test
        void mayHaveTheSingularsName() {
            assertThat(post("category: a\ncategories: [b, a]").categories()).containsExactly("b", "a");
            assertThat(post("tag: x").tags()).containsExactly("x");
        }

        @Test
        void dropBlanksAndRepetitions() {
            assertThat(post("tags: [a, '', ~, ' ', a, A, ' a ']").tags()).containsExactly("a", "A");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "author: Ada",
                    "author: [Ada]",
                    "authors: [Ada]",
                    "author: {name: Ada}",
                    "authors: [{Name: Ada}]"
                })
        void ofAuthorsTakeManyShapes(String frontMatter) {
            assertThat(post(frontMatter).authors()).containsExactly("Ada");
            assertThat(post(frontMatter).metadata()).isEmpty();
        }

        @Test
        void keepWhatAnAuthorOrImageSaysBesides() {
            var post = post("author: {name: Ada, mail: a@example.org}\nbigimg: {src: a.jpg, width: 3}");

            assertThat(post.authors()).containsExactly("Ada");
            assertThat(post.images()).containsExactly(new HugoImage("a.jpg", ""));
            assertThat(post.metadata()).containsOnlyKeys("author", "bigimg");
            assertThat(post.warnings()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "bigimg: a.jpg",
                    "bigimg: [a.jpg]",
                    "bigimg: {src: a.jpg}",
                    "bigimg: [{src: a.jpg}]",
                    "bigimg: [{src: a.jpg, desc: }]"
                })
        void ofImagesTakeManyShapes(String frontMatter) {
            assertThat(post(frontMatter).images()).containsExactly(new HugoImage("a.jpg", ""));
        }
    }

    @Nested
    class TableOfContents {
        @ParameterizedTest
        @CsvSource({
            "notoc: true,false",
            "notoc: false,true",
            "toc: true,true",
            "toc: 'false',false",
            "'notoc: true\ntoc: true',true"
        })
        void isNotocTurnedRoundOrToc(String frontMatter, boolean shown) {
            assertThat(post(frontMatter).showToc()).isEqualTo(shown);
        }
    }

    @Nested
    class Address {
        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                        slug: given                        | given
                        slug: /given/                      | given
                        slug: Two Words                    | two-words
                        slug: 云原生                        | 云原生
                        slug: a&b?c!                       | abc
                        slug: '//'                         | a-file
                        url: /2018/08/the-post/            | the-post
                        url: /2018/The-Post.html           | the-post
                        url: /2018/the-post/index.html     | the-post
                        url: /my-index.html                | my-index
                        url: https://example.org/x/y/?a=b#c | y
                        url: https://example.org/          | a-file
                        url: /%E4%BA%91/                   | 云
                        url: /:year/:slug/                 | a-file
                        url: /                             | a-file
                        title: Other                       | a-file
                        """)
        void isWhatHugoWouldGive(String frontMatter, String slug) {
            assertThat(post(frontMatter).slug()).isEqualTo(slug);
        }

        @Test
        void prefersTheSlugAndKeepsTheUrl() {
            var post = post("slug: a\nurl: /b/");

            assertThat(post.slug()).isEqualTo("a");
            assertThat(post.metadata()).containsExactly(Map.entry("url", "/b/"));
        }

        @ParameterizedTest
        @CsvSource({
            "posts/My Post.md, my-post, ",
            "posts/my-post.markdown, my-post, ",
            "posts/my-post.zh.md, my-post, zh",
            "posts/my-post.zh-cn.md, my-post, zh-CN",
            "posts/my-post.zh_Hans.md, my-post, zh-Hans",
            "posts/my-bundle/index.md, my-bundle, ",
            "posts/my-bundle/index.fr.md, my-bundle, fr",
            "posts/_index.md, posts, ",
            "index.md, '', ",
            "posts/asp.net.md, asp.net, ",
            "posts/version-1.10.md, version-1.10, ",
            "posts/page.xx.md, page.xx, ",
            "posts\\windows.md, windows, ",
            "'', '', "
        })
        void comesFromThePath(String path, String slug, String language) {
            var post = post("title: A", path);

            assertThat(post.slug()).isEqualTo(slug);
            assertThat(post.language()).isEqualTo(language);
        }
    }
}
