package org.masthead.hugo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HugoDateTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    2018-08-11T11:37:36+08:00             | 2018-08-11T11:37:36+08:00
                    2018-05-03T12:08:01Z                  | 2018-05-03T12:08:01Z
                    2018-05-03t12:08:01z                  | 2018-05-03T12:08:01Z
                    2018-08-11 11:37:36 +0800             | 2018-08-11T11:37:36+08:00
                    2018-08-11 11:37:36 +0800 CST         | 2018-08-11T11:37:36+08:00
                    2018-08-11 11:37:36 -03:30            | 2018-08-11T11:37:36-03:30
                    2018-08-11 11:37:36 UTC               | 2018-08-11T11:37:36Z
                    2018-08-11T11:37:36.5+02:00           | 2018-08-11T11:37:36.5+02:00
                    2018-08-11T11:37:36.123456789123Z     | 2018-08-11T11:37:36.123456789Z
                    2018-08-11T11:37:36                   | 2018-08-11T11:37:36+08:00
                    2018-08-11 11:37                      | 2018-08-11T11:37:00+08:00
                    2017-11-21                            | 2017-11-21T00:00:00+08:00
                    2018-8-1                              | 2018-08-01T00:00:00+08:00
                    2018/8/1 9:05                         | 2018-08-01T09:05:00+08:00
                    Tue, 31 Jan 2017 14:56:05 +0000       | 2017-01-31T14:56:05Z
                    Tue, 31 Jan 2017 14:56:05 GMT         | 2017-01-31T14:56:05Z
                    Tuesday, 31-Jan-17 14:56:05 GMT       | 2017-01-31T14:56:05Z
                    Friday, 31-Jan-97 14:56:05 GMT        | 1997-01-31T14:56:05Z
                    31 January 2017                       | 2017-01-31T00:00:00+08:00
                    January 31, 2017                      | 2017-01-31T00:00:00+08:00
                    0001-01-01T00:00:00Z                  | 0001-01-01T00:00:00Z
                    9999-12-31T23:59:59Z                  | 9999-12-31T23:59:59Z
                    """)
    void isReadWithItsAuthorsOffset(String text, OffsetDateTime time) {
        assertThat(HugoDate.parse(text, SHANGHAI)).contains(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "soon",
                "20171121",
                "0000-01-01",
                "10000-01-01",
                "2018-13-01",
                "2018-02-30",
                "2018-08-11T25:00:00Z",
                "2018-08-11T11:37:36+99:00",
                "2018-08-11T11:37:36 EST",
                "31 Foo 2017",
                "2018",
                "2018-08",
                "-2018-08-11"
            })
    void isNoDate(String text) {
        assertThat(HugoDate.parse(text, SHANGHAI)).isEmpty();
    }

    @Test
    void takesTheZonesOffsetOfThatDay() {
        assertThat(HugoDate.parse("2018-07-01", ZoneId.of("Europe/Berlin")))
                .contains(OffsetDateTime.parse("2018-07-01T00:00+02:00"));
    }

    @Test
    void longTextIsRefusedAtOnce() {
        assertThat(HugoDate.parse("2018-08-11" + " ".repeat(200_000) + "x", SHANGHAI))
                .isEmpty();
    }
}
