package org.masthead.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordCountTest {
    @Nested
    class Of {
        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                        one two  three        | 3
                        well-known, isn't it? | 3
                        a - b                 | 2
                        云原生                 | 3
                        使用Kubernetes部署      | 5
                        云原生，你好。          | 5
                        カレーライス            | 6
                        안녕하세요 세계         | 2
                        ภาษาไทย               | 2
                        """)
        void countsWordsAndHanCharacters(String text, int words) {
            assertThat(WordCount.of(text).words()).isEqualTo(words);
        }

        @Test
        void takesNoTimeForNothing() {
            assertThat(WordCount.of("")).isEqualTo(new WordCount(0, 0));
            assertThat(WordCount.of(" — ")).isEqualTo(new WordCount(0, 0));
        }

        @Test
        void takesAtLeastAMinute() {
            assertThat(WordCount.of("word").minutes()).isEqualTo(1);
        }

        @Test
        void roundsMinutesUp() {
            assertThat(WordCount.of("word ".repeat(238)).minutes()).isEqualTo(1);
            assertThat(WordCount.of("word ".repeat(239)).minutes()).isEqualTo(2);
            assertThat(WordCount.of("字".repeat(1_000)).minutes()).isEqualTo(2);
            assertThat(WordCount.of("word ".repeat(119) + "字".repeat(251)).minutes())
                    .isEqualTo(2);
        }

        @Test
        void takesLinearTime() {
            String text = "word 字ไทย\ud800 ".repeat(200_000);

            Assertions.assertTimeout(Duration.ofSeconds(10), () -> WordCount.of(text));
        }
    }
}
