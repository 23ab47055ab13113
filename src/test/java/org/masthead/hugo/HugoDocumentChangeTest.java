package org.masthead.hugo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HugoDocumentChangeTest {
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
    class With {
        @Test
        void theSameValuesChangesNothing() {
            var document = parse(YAML);

            var same = document.with(new LinkedHashMap<>(document.fields()));

            assertThat(same).isSameAs(document);
        }

        @Test
        void takesATimeThatTheWrittenDateAlreadySays() {
            var document = parse("---\ndate: 2017-11-21\n---\n");

            assertThat(document.with(Map.of("date", OffsetDateTime.parse("2017-11-21T00:00+08:00"))))
                    .isSameAs(document);
        }

        @Test
        void changesTheValueOfThatYamlKeyAlone() {
            var changed = parse(YAML)
                    .with(Map.of("date", OffsetDateTime.parse("2019-01-02T03:04:05+08:00")))
                    .with(Map.of("Title", "It's \"new\""))
                    .with(Map.of("categories", List.of("Essays", "c#", "true")))
                    .with(Map.of("tags", List.of("one")));

            assertThat(text(changed))
                    .isEqualTo(YAML.replace("  2018-08-11T11:37:36+08:00", " 2019-01-02T03:04:05+08:00")
                            .replace("A river | in May", "It's \\\"new\\\"")
                            .replace(" Essays # the first\n  - Travel", " Essays\n  - \"c#\"\n  - \"true\"")
                            .replace("[\"cloud native\", 'c#']", "[\"one\"]"));
        }

        @Test
        void writesATextBlockAsATextBlock() {
            var changed = parse(YAML).with(Map.of("summary", "Three\n\nlines"));

            assertThat(text(changed)).isEqualTo(YAML.replace("|\n  Two\n  lines", "|-\n  Three\n  \n  lines"));
            assertThat(changed.fields()).containsEntry("summary", "Three\n\nlines");
        }

        @Test
        void addsANewYamlKeyBelowTheLast() {
            var changed = parse(YAML).with(Map.of("draft", true));

            assertThat(text(changed)).isEqualTo(YAML.replace("weight: 007\n", "weight: 007\ndraft: true\n"));
        }

        @Test
        void removesAKeyWhoseValueIsNull() {
            var removal = new LinkedHashMap<String, Object>();
            removal.put("summary", null);
            removal.put("unknown", null);

            assertThat(text(parse(YAML).with(removal))).isEqualTo(YAML.replace("summary: |\n  Two\n  lines\n", ""));
        }

        @Test
        void usesTheFilesLineEnd() {
            var changed = parse("---\r\ntitle: A\r\n---\r\n").with(Map.of("tags", List.of("x"), "title", "B"));

            assertThat(text(changed)).isEqualTo("---\r\ntitle: B\r\ntags: [x]\r\n---\r\n");
        }

        @Test
        void keepsTheByteOrderMark() {
            assertThat(text(parse("\uFEFF---\na: 1\n---\n").with(Map.of("a", 2))))
                    .isEqualTo("\uFEFF---\na: 2\n---\n");
        }

        @Test
        void changesTheLastOfTwo() {
            var changed = parse("---\ntitle: A\ntitle: B\n---\n").with(Map.of("title", "C"));

            assertThat(text(changed)).isEqualTo("---\ntitle: A\ntitle: C\n---\n");
        }

        @Test
        void rewritesAnAnchorThatOthersReferTo() {
            var changed = parse("---\nbase: &b [x, z]\nother: *b\n---\n").with(Map.of("base", List.of("w")));

            assertThat(changed.fields()).containsEntry("base", List.of("w")).containsEntry("other", List.of("x", "z"));
        }

        @Test
        void rewritesAFrontMatterThatIsOneFlowMap() {
            var changed = parse("---\n{title: A, tags: [x]}\n---\nBody").with(Map.of("title", "B"));

            assertThat(text(changed)).isEqualTo("---\ntitle: B\ntags: [x]\n---\nBody");
        }

        @Test
        void changesTheValueOfThatTomlKeyAlone() {
            var changed = parse(TOML)
                    .with(Map.of("title", "B\"\n"))
                    .with(Map.of("date", OffsetDateTime.parse("2019-01-02T03:04:05Z")))
                    .with(Map.of("tags", List.of("three")));

            assertThat(text(changed))
                    .isEqualTo(TOML.replace("\"A river\"", "\"B\\\"\\n\"")
                            .replace("2018-08-11T11:37:36+08:00", "2019-01-02T03:04:05Z")
                            .replace("[\n  \"one\",\n  \"two\", # and more\n]", "[\"three\"]"));
        }

        @Test
        void addsATomlKeyBeforeTheTables() {
            var changed = parse(TOML).with(Map.of("draft", true, "title", "B"));

            assertThat(text(changed))
                    .isEqualTo(TOML.replace("A river", "B").replace("]\n\n[params]", "]\ndraft = true\n\n[params]"));
        }

        @Test
        void replacesATomlTableByAnInlineOne() {
            var changed = parse(TOML).with(Map.of("params", Map.of("mood", "wild")));

            assertThat(text(changed))
                    .isEqualTo(TOML.replace("]\n\n[params]\n  mood = 'calm'\n", "]\nparams = {mood = \"wild\"}\n\n"));
        }

        @Test
        void leavesOutWhatTomlCannotSay() {
            var nested = new LinkedHashMap<String, Object>();
            nested.put("a", null);
            nested.put("b", 1);

            assertThat(parse("+++\nx = 1\n+++\n").with(Map.of("p", nested)).fields())
                    .containsEntry("p", Map.of("b", 1))
                    .containsEntry("x", 1);
        }

        @Test
        void changesTheValueOfThatJsonMemberAlone() {
            var changed = parse(JSON).with(Map.of("tags", List.of("three"))).with(Map.of("draft", false));

            assertThat(text(changed))
                    .isEqualTo(JSON.replace("[\"one\", \"two\"]", "[\"three\"]")
                            .replace("1.50\n", "1.50,\n  \"draft\": false\n"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"title", "tags", "weight"})
        void removesAJsonMember(String key) {
            var removal = new LinkedHashMap<String, Object>();
            removal.put(key, null);

            var changed = parse(JSON).with(removal);

            assertThat(changed.fields()).hasSize(2).doesNotContainKey(key);
            assertThat(text(changed).lines()).hasSize(5);
        }

        @Test
        void givesADocumentWithoutFrontMatterOneInYaml() {
            assertThat(text(parse("Body\n").with(Map.of("title", "A")))).isEqualTo("---\ntitle: A\n---\nBody\n");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "yes", "null", "~", "12", "1.5", "2018-01-01", "", " ", "a: b", "a #b", "- a", "'", "\"", "\\",
                            "*a", "&a",
                    "!a", "|", "%", "@", "`", "{", "]", "---", "a\nb", "a\r\nb", "\ta", "a\n\n", "\n a", "云原生", "🙂",
                            "\u0085",
                    "\u2028", "\uFEFF", "\u0007", "tab\there", "=", "<<", "#"
                })
        void everyTextComesBackInEveryDialect(String value) {
            for (String file : List.of(
                    "---\nx: old\n---\n",
                    "---\nx: |\n  old\n---\n",
                    "---\nx: 'old'\n---\n",
                    "+++\nx = 1\n+++\n",
                    "{\"x\": 1}")) {
                Map<String, Object> changes =
                        Map.of("x", value, "list", List.of(value, List.of(value)), value + "k", value);

                var changed = parse(file).with(changes);

                assertThat(parse(text(changed)).fields()).isEqualTo(changes);
            }
        }

        @Test
        void refusesHalfACharacter() {
            assertThatThrownBy(() -> parse(YAML).with(Map.of("title", "\uD800")))
                    .isInstanceOfSatisfying(
                            MalformedDocumentException.class,
                            e -> assertThat(e.code()).isEqualTo("lone-surrogate"));
        }

        @Test
        void refusesAValueOfAnotherKind() {
            assertThatThrownBy(() -> parse(YAML).with(Map.of("title", new Object())))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Nested
    class WithBody {
        @Test
        void changesTheBodyAlone() {
            assertThat(text(parse(YAML).withBody("New"))).isEqualTo(YAML.replace("\nBody\n", "New"));
        }

        @Test
        void endsTheClosingLine() {
            assertThat(text(parse("---\r\na: 1\r\n---").withBody("New"))).isEqualTo("---\r\na: 1\r\n---\r\nNew");
        }

        @Test
        void isNeverTakenForAFrontMatter() {
            var changed = parse("Old").withBody("---\na: 1\n---\n");

            assertThat(parse(text(changed)).body()).isEqualTo("---\na: 1\n---\n");
        }
    }

    @Nested
    class Of {
        @ParameterizedTest
        @ValueSource(strings = {"YAML", "TOML", "JSON"})
        void writesFieldsThatReadTheSame(String dialect) {
            var fields = new LinkedHashMap<String, Object>();
            fields.put("title", "A \"b\"");
            fields.put("bigimg", List.of(Map.of("src", "a.png")));
            fields.put("params", Map.of("x", Map.of("y", 1.5)));
            fields.put("empty", List.of());
            fields.put("none", Map.of());

            var document = HugoDocument.of(Dialect.valueOf(dialect), fields, "Body");

            assertThat(document.dialect()).hasToString(dialect);
            assertThat(document.fields().keySet()).containsExactlyElementsOf(fields.keySet());
            assertThat(document.fields()).containsEntry("params", Map.of("x", Map.of("y", new BigDecimal("1.5"))));
            assertThat(document.body()).isEqualTo("Body");
        }

        @Test
        void writesReadableYaml() {
            var fields = new LinkedHashMap<String, Object>();
            fields.put("title", "Hello");
            fields.put("date", OffsetDateTime.parse("2018-08-11T11:37:36+08:00"));
            fields.put("tags", List.of("cloud native", "c#"));
            fields.put("seo", Map.of("noindex", true));
            fields.put("excerpt", "One\nTwo");

            assertThat(text(HugoDocument.of(Dialect.YAML, fields, "Body\n"))).isEqualTo("""
                            ---
                            title: Hello
                            date: 2018-08-11T11:37:36+08:00
                            tags: [cloud native, "c#"]
                            seo:
                              noindex: true
                            excerpt: |-
                              One
                              Two
                            ---
                            Body
                            """);
        }

        @Test
        void ofNoFieldsIsTheBodyAlone() {
            assertThat(text(HugoDocument.of(Dialect.NONE, Map.of(), "Body"))).isEqualTo("Body");
        }
    }
}
