package org.masthead.hugo;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MalformedDocumentTest {
    private static MalformedDocumentException refusal(byte[] file) {
        return catchThrowableOfType(MalformedDocumentException.class, () -> HugoDocument.parse(file));
    }

    private static MalformedDocumentException refusal(String file) {
        return refusal(file.getBytes(UTF_8));
    }

    @Nested
    class Place {
        @ParameterizedTest
        @CsvSource({
            "'---\ntitle: a: b\n---\n', 2, 9",
            "'\n\n---\nok: 1\ntitle: \"a\n---\n', 6, 1",
            "'---\r\nok: 1\r\n\tx: 1\r\n---\r\n', 3, 1",
            "'+++\nok = 1\ntitle\n+++\n', 3, 6",
            "'{\n  \"a\": tru\n}', 2, 8",
            "'  {\"a\": 1,}', 1, 11",
            "'---\n- a\n---\n', 2, 1"
        })
        void isTheLineAndColumnInTheWholeFile(String file, int line, int column) {
            var refusal = refusal(file);

            assertThat(refusal.code()).isEqualTo("front-matter-malformed");
            assertThat(refusal.line()).isEqualTo(line);
            assertThat(refusal.column()).isEqualTo(column);
        }

        @Test
        void countsCharactersNotBytes() {
            assertThat(refusal("---\n🙂云: a: b\n---\n").column()).isEqualTo(6);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "---\na: [\n---\n",
                    "---\n%x\n---\n",
                    "+++\na = \n+++\n",
                    "{\"a\" 1}",
                    "---\na: !x!y z\n---\n"
                })
        void messageIsForAnAuthor(String file) {
            assertThat(refusal(file).getMessage())
                    .startsWith("The front matter is not valid")
                    .doesNotContain("Exception", "token", "jackson", "snakeyaml", "<block");
        }
    }

    @Nested
    class Text {
        @Test
        void mustBeUtf8() {
            assertThat(refusal(new byte[] {'-', '-', '\n', 'a', (byte) 0xC3, 'x'})
                            .code())
                    .isEqualTo("not-utf-8");
            assertThat(refusal(new byte[] {'-', '-', '\n', 'a', (byte) 0xC3, 'x'})
                            .line())
                    .isEqualTo(2);
            assertThat(refusal(new byte[] {'a', (byte) 0xC3}).code()).isEqualTo("not-utf-8");
            assertThat(refusal(new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80})
                            .code())
                    .isEqualTo("not-utf-8");
            assertThat(refusal("title".getBytes(UTF_16)).code()).isEqualTo("not-utf-8");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "---\na: x\0\n---\n",
                    "---\na: \"\\0\"\n---\n",
                    "+++\na = \"\\u0000\"\n+++\n",
                    "{\"a\": [\"\\u0000\"]}"
                })
        void holdsNoNulInTheFrontMatter(String file) {
            assertThat(refusal(file).code()).isEqualTo("nul-character");
        }

        @Test
        void holdsNoHalfCharacter() {
            assertThat(refusal("{\"a\": {\"\\ud800\": 1}}").code()).isEqualTo("lone-surrogate");
        }

        @ParameterizedTest
        @ValueSource(strings = {"---", "---\ntitle: A\n", "---\ntitle: A\n----\n", "+++\na = 1\n---\n", "{\"a\": {}"})
        void mustCloseItsFrontMatter(String file) {
            assertThat(refusal(file).code()).isEqualTo("front-matter-unclosed");
        }
    }

    @Nested
    class Hostile {
        @ParameterizedTest
        @ValueSource(strings = {"[", "{a: ", "{\"a\":", "{a = "})
        void nestingIsRefusedWithoutFollowingIt(String open) {
            String deep = open.repeat(20_000);

            assertThat(refusal("---\nx: " + deep + "\n---\n")).isNotNull();
            assertThat(refusal("+++\nx = " + deep + "\n+++\n")).isNotNull();
            assertThat(refusal("{\"x\": " + deep + "1" + "}".repeat(20_001))).isNotNull();
        }

        @Test
        void nestingIsRefusedByItsName() {
            assertThat(refusal("---\nx: " + "[".repeat(100_000) + "\n---\n").code())
                    .isEqualTo("front-matter-too-deep");
            assertThat(refusal("+++\nx = " + "[".repeat(100_000) + "\n+++\n").code())
                    .isEqualTo("front-matter-too-deep");
            assertThat(refusal("+++\n" + "a.".repeat(100_000) + "a = 1\n+++\n").code())
                    .isEqualTo("front-matter-too-deep");
            assertThat(refusal("{\"x\": " + "[".repeat(100_000) + "}").code()).isEqualTo("front-matter-too-deep");
        }

        @Test
        void nestingUpToTheLimitIsTaken() {
            String nested = "[".repeat(HugoDocument.MAX_DEPTH) + "]".repeat(HugoDocument.MAX_DEPTH);

            assertThat(refusal("---\nx: " + nested + "\n---\n")).isNull();
            assertThat(refusal("{\"x\": " + nested + "}")).isNull();
            assertThat(refusal("+++\nx = " + nested + "\n+++\n")).isNull();
        }

        @Test
        void aBillionLaughsAreRefused() {
            var file = new StringBuilder("---\na0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
            for (int i = 1; i < 10; i++) {
                String alias = "*a" + (i - 1);
                file.append("a" + i + ": &a" + i + " [" + (alias + ", ").repeat(8) + alias + "]\n");
            }

            assertThat(refusal(file + "---\n").code()).isEqualTo("front-matter-too-large");
        }

        @Test
        void anAliasInsideItsOwnAnchorIsRefused() {
            assertThat(refusal("---\na: &a [*a]\n---\n").code()).isEqualTo("front-matter-malformed");
        }

        @Test
        void aFrontMatterIsBounded() {
            String large = "x".repeat(HugoDocument.MAX_FRONT_MATTER_BYTES);

            assertThat(refusal("---\na: " + large + "\n---\n").code()).isEqualTo("front-matter-too-large");
            assertThat(refusal("---\na: 1\n---\n" + large)).isNull();
        }

        @ParameterizedTest
        @ValueSource(strings = {"{\"x\": 1e999999999}", "+++\nx = 1e999999999\n+++\n", "---\nx: 1e999999999\n---\n"})
        void hugeNumbersStayShortText(String file) {
            var fields = HugoDocument.parse(file.getBytes(UTF_8)).fields();

            assertThat(fields.toString()).hasSizeLessThan(40);
        }

        @Test
        void damagedFilesAreReadOrRefusedAndNeverCrash() {
            String[] files = {
                "---\ntitle: \"A\" # c\ntags: [a, 'b']\ncats:\n  - x\n  - y: |\n      z\nb: &a {k: 1}\nu: *a\n? k\n: v\n---\nbody",
                "+++\ntitle = \"A\"\nt = ['b', \"\"\"c\"\"\"]\n[p]\na.b = {x = 1, y = [2.5]}\n[[r]]\ns='x'\n+++\nbody",
                "{\n \"title\": \"A\\u00e9\", \"n\": [1, 2.5e3, null], \"o\": {\"a\": {}}\n}\nbody"
            };
            String damage = "-+\n\r\t {}[]\"'\\:,#&*!|>%@?=.0a\uFEFF云\u0085\0";
            var random = new Random(7);

            for (int i = 0; i < 6_000; i++) {
                var file = new StringBuilder(files[i % 3]);
                for (int hits = random.nextInt(3); hits >= 0; hits--) {
                    char hit = damage.charAt(random.nextInt(damage.length()));
                    file.setCharAt(random.nextInt(file.length()), hit);
                }

                assertReadOrRefused(file.toString().getBytes(UTF_8));
            }
        }

        private void assertReadOrRefused(byte[] file) {
            HugoDocument document;
            try {
                document = HugoDocument.parse(file);
            } catch (MalformedDocumentException e) {
                return;
            }
            assertThat(document.bytes()).isEqualTo(file);
            for (String key : document.fields().keySet()) {
                var changed = document.with(java.util.Map.of(key, "changed: #1"));
                assertThat(changed.fields()).hasSameSizeAs(document.fields()).containsEntry(key, "changed: #1");
                assertThat(HugoDocument.parse(changed.bytes()).body()).isEqualTo(document.body());
            }
        }
    }
}
