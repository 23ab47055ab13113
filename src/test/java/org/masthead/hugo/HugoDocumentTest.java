package org.masthead.hugo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HugoDocumentTest {
    private static final String YAML = """
            ---
            # of the editors
            Title: "A river | in May"
            date:  2018-08-11T11:37:36+08:00   # local time
            tags: ["cloud native", 'c#']
            categories:
              - Essays # the first
              - Travel

            summary: |
              Two
              lines
            weight: 007

            ---

            Body
            """;
    private static final String TOML = """
            +++
            title = "A river" # of the editors
            date = 2018-08-11T11:37:36+08:00
            tags = [
              "one",
              "two", # and more
            ]

            [params]
              mood = 'calm'
            [[menu]]
            name = "main"
            +++
            Body
            """;
    private static final String JSON = """
            {
              "title": "A river",
              "tags": ["one", "two"],
              "weight": 1.50
            }
            Body
            """;

    private static HugoDocument parse(String text) {
        return HugoDocument.parse(text.getBytes(UTF_8));
    }

    private static String text(HugoDocument document) {
        return new String(document.bytes(), UTF_8);
    }

    @Nested
    class Parse {
        @Test
        void readsYamlInItsOrder() {
            var document = parse(YAML);

            assertThat(document.dialect()).isEqualTo(Dialect.YAML);
            assertThat(document.fields().keySet())
                    .containsExactly("Title", "date", "tags", "categories", "summary", "weight");
            assertThat(document.fields())
                    .containsEntry("tags", List.of("cloud native", "c#"))
                    .containsEntry("categories", List.of("Essays", "Travel"))
                    .containsEntry("summary", "Two\nlines\n");
            assertThat(document.body()).isEqualTo("\nBody\n");
        }

        @Test
        void keepsYamlDatesAndOddNumbersAsTheirText() {
            var document =
                    parse("---\na: 2017-11-21\nb: 2018-05-03T12:08:01Z\nc: 007\nd: 1e5\ne: 0x1F\nf: 12:30\n---\n");

            assertThat(document.fields().values())
                    .containsExactly("2017-11-21", "2018-05-03T12:08:01Z", "007", "1e5", "0x1F", "12:30");
        }

        @Test
        void readsYamlNumbersBooleansAndNull() {
            var document =
                    parse("---\na: 36\nb: 36000000000\nc: 92233720368547758070\nd: 1.10\ne: True\nf: ~\ng:\n---\n");

            assertThat(document.fields().values())
                    .containsExactly(
                            36,
                            36000000000L,
                            new BigInteger("92233720368547758070"),
                            new BigDecimal("1.10"),
                            true,
                            null,
                            null);
        }

        @Test
        void readsTomlWithItsTables() {
            var document = parse(TOML);

            assertThat(document.dialect()).isEqualTo(Dialect.TOML);
            assertThat(document.fields())
                    .containsEntry("date", "2018-08-11T11:37:36+08:00")
                    .containsEntry("tags", List.of("one", "two"))
                    .containsEntry("params", Map.of("mood", "calm"))
                    .containsEntry("menu", List.of(Map.of("name", "main")));
            assertThat(document.body()).isEqualTo("Body\n");
        }

        @Test
        void readsJsonUpToTheMatchingBrace() {
            var document = parse("{\"title\": \"a } \\\" {\", \"n\": [1, 2.5, null]}\n{{< video >}}\n");

            assertThat(document.dialect()).isEqualTo(Dialect.JSON);
            assertThat(document.fields())
                    .containsEntry("title", "a } \" {")
                    .containsEntry("n", Arrays.asList(1, new BigDecimal("2.5"), null));
            assertThat(document.body()).isEqualTo("{{< video >}}\n");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"", "Just text.\n", "- a list\n", "----\n", "{{< video >}}\n", "{% raw %}\n", "+ plus\n"})
        void takesAFileWithoutFrontMatterAsBody(String file) {
            var document = parse(file);

            assertThat(document.dialect()).isEqualTo(Dialect.NONE);
            assertThat(document.fields()).isEmpty();
            assertThat(document.body()).isEqualTo(file);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "---\n---\nBody",
                    "---  \n--- \t\nBody",
                    "+++\n+++\nBody",
                    "{}\nBody",
                    "---\n# note\n---\nBody"
                })
        void takesAnEmptyFrontMatter(String file) {
            var document = parse(file);

            assertThat(document.dialect()).isNotEqualTo(Dialect.NONE);
            assertThat(document.fields()).isEmpty();
            assertThat(document.body()).isEqualTo("Body");
        }

        @Test
        void takesAByteOrderMarkAndLeadingBlankLines() {
            var document = parse("\uFEFF\n\n---\ntitle: A\n---\nBody");

            assertThat(document.hadByteOrderMark()).isTrue();
            assertThat(document.fields()).containsEntry("title", "A");
        }

        @ParameterizedTest
        @ValueSource(strings = {"\n", "\r\n", "\r"})
        void takesEveryLineEndAndKeepsTheBodysOwn(String end) {
            var document = parse(String.join(end, "---", "title: A", "text: |", "  a", "  b", "---", "", "one", "two"));

            assertThat(document.lineEnding()).isEqualTo(end);
            assertThat(document.fields()).containsEntry("title", "A").containsEntry("text", "a\nb\n");
            assertThat(document.body()).isEqualTo(end + "one" + end + "two");
        }

        @Test
        void takesCarriageReturnsInToml() {
            assertThat(parse("+++\r\na = 1\r\nb = 2\r\n+++\r\n").fields()).containsEntry("b", 2);
            assertThat(parse("+++\ra = 1\rb = 2\r+++\r").fields()).containsEntry("b", 2);
        }

        @Test
        void takesKeysGivenTwiceAndSaysWhich() {
            var yaml = parse("---\ntitle: A\np:\n  x: 1\n  x: 2\ntitle: B\n---\n");
            var toml = parse("+++\ntitle = 'A'\ntitle = 'B'\n+++\n");
            var json = parse("{\"title\": \"A\", \"title\": \"B\", \"p\": {\"x\": 1, \"x\": 2}}");

            assertThat(List.of(yaml, toml, json))
                    .allSatisfy(document -> assertThat(document.fields()).containsEntry("title", "B"));
            assertThat(yaml.duplicateKeys()).containsExactly("p.x", "title");
            assertThat(toml.duplicateKeys()).containsExactly("title");
            assertThat(json.duplicateKeys()).containsExactly("title", "p.x");
        }

        @Test
        void resolvesYamlAliases() {
            var document = parse("---\nbase: &b [1, 2]\nother: *b\n---\n");

            assertThat(document.fields()).containsEntry("other", List.of(1, 2));
        }

        @Test
        void takesForeignYamlTagsAsTheirValue() {
            var document = parse("---\na: !custom x\nb: !!str 12\nc: !!timestamp 2018-01-01\nd: !!int \"12\"\n---\n");

            assertThat(document.fields().values()).containsExactly("x", "12", "2018-01-01", 12);
        }

        @Test
        void keepsANulCharacterOfTheBody() {
            assertThat(parse("---\ntitle: A\n---\na\0b").body()).isEqualTo("a\0b");
        }

        @Test
        void fieldsCannotBeChanged() {
            var fields = parse(YAML).fields();

            assertThatThrownBy(() -> fields.put("a", 1)).isInstanceOf(UnsupportedOperationException.class);
            assertThatThrownBy(() -> ((List<?>) fields.get("tags")).remove(0))
                    .isInstanceOf(UnsupportedOperationException.class);
        }
    }

    @Nested
    class Bytes {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    YAML,
                    TOML,
                    JSON,
                    "\uFEFF---\r\ntitle:   'A'\r\n--- \r\n\r\nBody\rwith\nall\r\nends",
                    "---\ntitle: 云原生 𝒳 🙂\n---",
                    "  \n{ \"a\":1 }  \n\nBody",
                    "{\"a\":1}Body",
                    "No front matter\r\n",
                    "---\n{title: A, tags: [x]}\n---\n",
                    "---\ntitle: A\ntitle: B\n---\n\0"
                })
        void areTheVeryBytesThatWereRead(String file) {
            assertThat(text(parse(file))).isEqualTo(file);
        }
    }
}
