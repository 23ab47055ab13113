package org.masthead.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masthead.testing.FreshTables;

@QuarkusTest
@ExtendWith(FreshTables.class)
class ImportedPostTest {

    @Nested
    class Fields {

        @Test
        void everyKeyOfADocumentFindsItsField() {
            JsonPath job = Imports.run("ambassador.md", Imports.fixture("ambassador.md"), Map.of());

            assertThat(Imports.outcome(job, "ambassador.md")).isEqualTo("created");
            JsonPath post = Imports.post("ambassador");
            assertThat(post.getString("title")).isEqualTo("Joined the ambassador program");
            assertThat(post.getString("subtitle")).isEqualTo("Honoured to be an ambassador");
            assertThat(post.getString("locale")).isEqualTo("en");
            assertThat(post.getString("date")).isEqualTo("2018-08-11T11:37:36+08:00");
            assertThat(post.getString("images[0].url")).isEqualTo("https://example.org/lake.jpg");
            assertThat(post.getString("images[0].caption")).isEqualTo("West Lake | Hangzhou | Aug 5, 2018");
            assertThat(post.getString("images[1].url")).isEqualTo("/img/plain.jpg");
            assertThat(post.getString("images[1].caption")).isNull();
            assertThat(post.getBoolean("toc")).isFalse();
            assertThat(post.getBoolean("featured")).isTrue();
            assertThat(post.getList("tags.name")).isEqualTo(List.of("cloud native"));
            assertThat(post.getList("categories.name")).isEqualTo(List.of("kubernetes"));
            assertThat(post.getList("authors.name")).isEqualTo(List.of("Ada Lovelace"));
            assertThat(post.getString("seo.description")).isEqualTo("How it came about");
            assertThat(post.getString("status")).isEqualTo("published");
            assertThat(post.getString("createdBy.name")).isEqualTo("test-editor");
            assertThat(post.getString("body")).startsWith("\nToday I am **honoured**. `云原生` is here.\n");
        }

        @Test
        void whatNoFieldHoldsIsKeptInTheMetadata() {
            Imports.run("kept.md", """
                    ---
                    title: Kept
                    weight: 10
                    nested: {a: [1, true, null]}
                    lastmod: 2018-09-01
                    bigimg: [{src: "cover.png", desc: "beside the document"}]
                    ---
                    Body
                    """);

            Map<String, Object> metadata = Imports.post("kept").getMap("metadata");

            assertThat(metadata).containsOnlyKeys("weight", "nested", "lastmod", "bigimg");
            assertThat(metadata.get("nested")).isEqualTo(Map.of("a", java.util.Arrays.asList(1, true, null)));
            assertThat(metadata.get("lastmod")).isEqualTo("2018-09-01");
        }

        @Test
        void anAliasThatCannotBeKeptStaysInTheMetadata() {
            Imports.run("alias-holder.md", "---\ntitle: Holder\n---\n");
            JsonPath job = Imports.run("aliased.md", """
                    ---
                    aliases: ["/2018/08/former-path/", "/former-page.html", "/alias-holder/", "/b d!/???"]
                    ---
                    """);

            assertThat(Imports.outcome(job, "aliased.md")).isEqualTo("created");
            JsonPath post = Imports.post("aliased");
            assertThat(post.getList("aliases")).isEqualTo(List.of("former-page", "former-path"));
            assertThat(post.getList("metadata.aliases")).hasSize(4);
        }

        @Test
        void theLanguageInTheNameIsThePostsLocale() {
            Imports.run("river.zh-cn.md", "---\ntitle: 河\n---\n");

            assertThat(Imports.post("river").getString("locale")).isEqualTo("zh-CN");
        }

        @Test
        void aNulInABodyIsReplacedAndTheSourceIsUnchangedNextTime() {
            byte[] document = "---\ntitle: Nul\n---\na\0b\0c".getBytes(java.nio.charset.StandardCharsets.UTF_8);

            JsonPath job = Imports.run("nul.md", document, Map.of());
            JsonPath again = Imports.run("nul.md", document, Map.of());

            assertThat(Imports.outcome(job, "nul.md")).isEqualTo("created nul-replaced");
            assertThat(Imports.post("nul").getString("body")).isEqualTo("a\uFFFDb\uFFFDc");
            assertThat(Imports.outcome(again, "nul.md")).isEqualTo("unchanged");
        }
    }

    @Nested
    class Dialects {

        @Test
        void yamlTomlAndJsonSayTheSame() {
            Zip zip = new Zip()
                    .with("dialects/yaml-says.md", "---\ntitle: Same\ntags: [one]\nweight: 1.50\n---\nBody\n")
                    .with(
                            "dialects/toml-says.md",
                            "+++\ntitle = \"Same\"\ntags = [\"one\"]\nweight = 1.50\n+++\nBody\n")
                    .with("dialects/json-says.md", "{\"title\":\"Same\",\"tags\":[\"one\"],\"weight\":1.50}\nBody\n")
                    .with("dialects/none-says.md", "Just a body\n");

            JsonPath job = Imports.run(zip.bytes());

            assertThat(job.getInt("counts.created")).isEqualTo(4);
            for (String slug : List.of("yaml-says", "toml-says", "json-says")) {
                JsonPath post = Imports.post(slug);
                assertThat(post.getString("title")).isEqualTo("Same");
                assertThat(post.getString("body")).isEqualTo("Body\n");
                assertThat(post.getList("tags.name")).isEqualTo(List.of("one"));
                assertThat(post.getString("metadata.weight")).startsWith("1.5");
            }
            assertThat(Imports.post("none-says").getString("title")).isEmpty();
        }

        @Test
        void byteOrderMarksCarriageReturnsAndKeysGivenTwiceAreTaken() {
            Zip zip = new Zip()
                    .with("bom.md", "\uFEFF---\ntitle: Marked\n---\nBody\n")
                    .with("crlf.md", "---\r\ntitle: Returned\r\n---\r\nBody\r\n")
                    .with("twice.md", "---\ntitle: First\ntitle: Second\n---\n");

            JsonPath job = Imports.run(zip.bytes());

            assertThat(Imports.outcome(job, "bom.md")).isEqualTo("created");
            assertThat(Imports.outcome(job, "crlf.md")).isEqualTo("created");
            assertThat(Imports.outcome(job, "twice.md")).isEqualTo("created key-twice");
            assertThat(Imports.post("bom").getString("title")).isEqualTo("Marked");
            assertThat(Imports.post("crlf").getString("body")).isEqualTo("Body\r\n");
            assertThat(Imports.post("twice").getString("title")).isEqualTo("Second");
        }
    }

    @Nested
    class Oddities {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "day     | 2017-11-21                      | 2017-11-21T00:00:00Z",
                    "utc     | 2018-05-03T12:08:01Z            | 2018-05-03T12:08:01Z",
                    "rfc1123 | Tue, 31 Jan 2017 14:56:05 +0000 | 2017-01-31T14:56:05Z",
                    "offset  | 2018-08-11T11:37:36+08:00       | 2018-08-11T11:37:36+08:00"
                })
        void datesAreReadAsTheyAreWritten(String name, String written, String read) {
            Imports.run("dated-" + name + ".md", "---\ndate: " + written + "\n---\n");

            assertThat(Imports.post("dated-" + name).getString("date")).isEqualTo(read);
        }

        @Test
        void aStringIsAListOfOneAndASingularCounts() {
            Imports.run("singular.md", "---\ncategories: \"kubernetes\"\ncategory: essays\ntag: go\n---\n");

            JsonPath post = Imports.post("singular");
            assertThat(post.getList("categories.name")).isEqualTo(List.of("kubernetes", "essays"));
            assertThat(post.getList("tags.name")).isEqualTo(List.of("go"));
        }

        @Test
        void aSlugWithATrailingSlashAndAMissingTitleAreTaken() {
            JsonPath job = Imports.run("untitled-file.md", "---\nslug: slashed/\n---\nBody\n");

            assertThat(Imports.outcome(job, "untitled-file.md")).isEqualTo("created");
            assertThat(Imports.post("slashed").getString("title")).isEmpty();
        }

        @Test
        void anAddressThatIsNoSlugIsMadeOne() {
            Zip zip = new Zip().with("archive.md", "---\ntitle: All\n---\n").with("-odd-.md", "---\ntitle: Odd\n---\n");

            JsonPath job = Imports.run(zip.bytes());

            assertThat(Imports.outcome(job, "archive.md")).isEqualTo("created slug-changed");
            assertThat(Imports.outcome(job, "-odd-.md")).isEqualTo("created slug-changed");
            assertThat(Imports.post("archive-2").getString("title")).isEqualTo("All");
            assertThat(Imports.post("odd").getString("title")).isEqualTo("Odd");
        }

        @Test
        void aBadDocumentSaysWhatIsWrongWhereAndStopsNoOther() {
            Zip zip = new Zip()
                    .with("bad/fine.md", "---\ntitle: Fine\n---\n")
                    .with("bad/unclosed.md", "---\ntitle: Never closed\n")
                    .with("bad/malformed.md", "---\ntitle: fine\ntags: [a, b\n---\n")
                    .with("bad/latin.md", new byte[] {'a', (byte) 0xE9, 'b'})
                    .with("bad/long.md", "---\ntitle: " + "x".repeat(301) + "\n---\n")
                    .with(
                            "bad/tagged.md",
                            "---\ntags: [" + "x,".repeat(100) + "y]\nsummary: " + "s".repeat(2_001) + "\n---\n")
                    .with("bad/_index.md", "---\ntitle: Section\n---\n")
                    .with("bad/cover.png", new byte[] {1})
                    .with("bad/notes.txt", "notes");

            JsonPath job = Imports.run(zip.bytes());

            assertThat(job.getString("status")).isEqualTo("completed");
            assertThat(job.getInt("counts.created")).isEqualTo(1);
            assertThat(job.getInt("counts.refused")).isEqualTo(8);
            assertThat(job.getString("files[0].outcome")).isEqualTo("refused");
            assertThat(Imports.outcome(job, "bad/fine.md")).isEqualTo("created");
            assertThat(Imports.outcome(job, "bad/unclosed.md")).isEqualTo("refused front-matter-unclosed");
            assertThat(Imports.outcome(job, "bad/malformed.md")).isEqualTo("refused front-matter-malformed");
            assertThat(job.getInt("files.find { it.path == 'bad/malformed.md' }.line"))
                    .isBetween(2, 4);
            assertThat(Imports.outcome(job, "bad/latin.md")).isEqualTo("refused not-utf-8");
            assertThat(Imports.outcome(job, "bad/long.md")).isEqualTo("refused validation-failed");
            assertThat(job.getString("files.find { it.path == 'bad/long.md' }.message"))
                    .contains("`title`", "300");
            assertThat(job.getString("files.find { it.path == 'bad/tagged.md' }.message"))
                    .contains("`excerpt`", "2,000");
            assertThat(Imports.outcome(job, "bad/_index.md")).isEqualTo("refused section-page");
            assertThat(Imports.outcome(job, "bad/cover.png")).isEqualTo("refused not-a-document");
            assertThat(job.getString("files.find { it.path == 'bad/cover.png' }.message"))
                    .contains("Pictures");
            assertThat(Imports.outcome(job, "bad/notes.txt")).isEqualTo("refused not-a-document");
        }
    }

    @Nested
    class Publication {

        @ParameterizedTest
        @CsvSource({
            "a-draft,          draft: true,             draft,     created",
            "not-published,    published: false,        draft,     created",
            "from-tomorrow,    publishDate: 2999-01-01, scheduled, created",
            "until-yesterday,  expiryDate: 2001-01-01,  draft,     created expired",
            "until-some-day,   expiryDate: 2999-01-01,  published, created",
            "since-yesterday,  publishDate: 2001-01-01, published, created"
        })
        void whatIsNotMeantForReadersYetIsNotPublished(String name, String line, String status, String outcome) {
            JsonPath job = Imports.run(name + ".md", "---\n" + line + "\n---\nBody\n");

            assertThat(Imports.outcome(job, name + ".md")).isEqualTo(outcome);
            assertThat(Imports.post(name).getString("status")).isEqualTo(status);
        }
    }
}
