package org.masthead.post.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostDateTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        "2018-08-11, 2018-08-11T00:00:00+02:00",
        "2018-01-11T10:00:00, 2018-01-11T10:00:00+01:00",
        "2018-08-11T10:00:00+08:00, 2018-08-11T10:00:00+08:00",
        "2018-08-11T10:00:00-00:00, 2018-08-11T10:00:00Z",
        "2018-08-11T10:00:00.1234567Z, 2018-08-11T10:00:00.123456Z",
        "2018-03-25T02:30:00, 2018-03-25T03:30:00+02:00",
        "2018-10-28T02:30:00, 2018-10-28T02:30:00+02:00"
    })
    void keepsItsOffsetOrTakesTheZones(String text, String expected) {
        assertThat(PostDate.parse(text, BERLIN)).map(PostDate::toString).contains(expected);
    }

    @Test
    void comesBackFromItsTwoColumns() {
        PostDate date = new PostDate(OffsetDateTime.parse("2018-08-11T11:37:36.5-03:30"));

        assertThat(PostDate.of(date.instant(), date.offsetMinutes())).isEqualTo(date);
        assertThat(date.offsetMinutes()).isEqualTo(-210);
        assertThat(date.instant()).isEqualTo(Instant.parse("2018-08-11T15:07:36.5Z"));
    }

    @Test
    void withSecondsInItsOffsetIsInUtc() {
        assertThat(new PostDate(OffsetDateTime.parse("1880-01-01T00:00:00+00:53:28")))
                .hasToString("1879-12-31T23:06:32Z");
        assertThat(PostDate.parse("1880-01-01", BERLIN)).map(PostDate::toString).contains("1879-12-31T23:06:32Z");
    }
}
