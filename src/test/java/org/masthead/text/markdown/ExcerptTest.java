package org.masthead.text.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExcerptTest {
    @Nested
    class WithAMarker {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "First *part*.\n\n<!--more-->\n\nRest",
                    "First *part*.\n<!-- more -->\nRest",
                    "First *part*.<!--more--> Rest",
                    "<p>First <em>part</em>.<!--more--></p>\n\nRest <!--more--> rest"
                })
        void endsAtTheMarkerWhichDoesNotShow(String source) {
            RenderedMarkdown rendered = Markdown.render(source);

            assertThat(rendered.excerpt()).isEqualTo("First part.");
            assertThat(rendered.excerptMarked()).isTrue();
            assertThat(rendered.html()).doesNotContain("more", "\ufdd0").contains("Rest");
            assertThat(rendered.text())
                    .startsWith("First part.")
                    .contains("Rest")
                    .doesNotContain("\ufdd0");
        }

        @Test
        void holdsAllTextBeforeTheMarker() {
            RenderedMarkdown rendered =
                    Markdown.render("# Title\n\n" + "word ".repeat(200) + "\n\n<!--more-->\n\nRest");

            assertThat(rendered.excerpt())
                    .isEqualTo("Title\n" + "word ".repeat(200).strip());
        }

        @Test
        void isCutAtTwoThousandCharacters() {
            String excerpt =
                    Markdown.render("word ".repeat(1_000) + "\n\n<!--more-->").excerpt();

            assertThat(excerpt).hasSizeBetween(1_990, 2_000).endsWith("word…");
        }

        @Test
        void splitsNoSurrogatePair() {
            String excerpt = Markdown.render("x" + "😀".repeat(2_000) + "\n\n<!--more-->")
                    .excerpt();

            assertThat(excerpt).hasSizeBetween(1_998, 2_000).endsWith("😀…");
        }

        @ParameterizedTest
        @ValueSource(strings = {"`<!--more-->`", "    <!--more-->", "```\n<!--more-->\n```", "\\<!--more-->", "\ufdd0"})
        void isNoMarkerInCode(String source) {
            assertThat(Markdown.render(source).excerptMarked()).isFalse();
        }

        @Test
        void isEmptyWhereTheMarkerComesFirst() {
            RenderedMarkdown rendered = Markdown.render("<!--more-->\n\nRest");

            assertThat(rendered.excerpt()).isEmpty();
            assertThat(rendered.excerptMarked()).isTrue();
        }
    }

    @Nested
    class WithoutAMarker {
        @Test
        void isTheWholeOfAShortText() {
            RenderedMarkdown rendered = Markdown.render("One.\n\nTwo.");

            assertThat(rendered.excerpt()).isEqualTo("One. Two.");
            assertThat(rendered.excerptMarked()).isFalse();
        }

        @Test
        void isSeventyWords() {
            String excerpt = Markdown.render("word ".repeat(71)).excerpt();

            assertThat(excerpt).isEqualTo("word ".repeat(70).strip() + "…");
        }

        @Test
        void isAHundredAndFortyHanCharacters() {
            String excerpt = Markdown.render("云原生应用".repeat(29)).excerpt();

            assertThat(excerpt).isEqualTo("云原生应用".repeat(28) + "…");
        }

        @Test
        void splitsNoSurrogatePair() {
            String excerpt = Markdown.render("a" + "𠮷".repeat(200)).excerpt();

            assertThat(excerpt).isEqualTo("a" + "𠮷".repeat(138) + "…");
        }

        @Test
        void takesProseBeforeHeadingsCodeAndPictures() {
            String excerpt = Markdown.render(
                            "# Title\n\n![alt](a.png)\n\n```\ncode\n```\n\n| a |\n|---|\n| b |\n\nProse[^1].\n\n[^1]: Note")
                    .excerpt();

            assertThat(excerpt).isEqualTo("Prose. Note");
        }

        @Test
        void takesWhatThereIsWhereThereIsNoProse() {
            assertThat(Markdown.render("# Title\n\n![alt](a.png)").excerpt()).isEqualTo("Title alt");
        }

        @Test
        void isBoundedWhereThereAreNoWords() {
            assertThat(Markdown.render("x".repeat(10_000)).excerpt())
                    .hasSize(2_000)
                    .endsWith("x…");
            assertThat(Markdown.render("").excerpt()).isEmpty();
        }
    }
}
