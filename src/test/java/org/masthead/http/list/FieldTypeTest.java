package org.masthead.http.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldTypeTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @ParameterizedTest
    @CsvSource({
        "2018-01-01, 2017-12-31T16:00:00Z",
        "2018-01-01T12:00:00, 2018-01-01T04:00:00Z",
        "2018-01-01T12:00:00Z, 2018-01-01T12:00:00Z",
        "2018-01-01T12:00:00+02:00, 2018-01-01T10:00:00Z",
        "2018-01-01T12:00:00 02:00, 2018-01-01T10:00:00Z"
    })
    void timesWithoutOffsetAreInTheZone(String text, Instant expected) {
        assertThat(FieldType.INSTANT.parse(text, SHANGHAI)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "now", "2018", "2018-13-01", "+10000-01-01T00:00:00Z", "-0001-01-01", "2018-01-01T00:00+0200"
            })
    void otherTimesAreNone(String text) {
        assertThat(FieldType.INSTANT.parse(text, ZoneOffset.UTC)).isEmpty();
    }

    @Test
    void truthIsTrueOrFalse() {
        assertThat(FieldType.BOOLEAN.parse("true", SHANGHAI)).contains(true);
        assertThat(FieldType.BOOLEAN.parse("false", SHANGHAI)).contains(false);
        for (String other : new String[] {"TRUE", "1", "yes", "null"}) {
            assertThat(FieldType.BOOLEAN.parse(other, SHANGHAI)).isEmpty();
        }
    }

    @Test
    void numbersAreWhole() {
        assertThat(FieldType.INTEGER.parse("-5", SHANGHAI)).contains(-5L);
        for (String other : new String[] {"1.0", "1e3", "99999999999999999999", "٥x"}) {
            assertThat(FieldType.INTEGER.parse(other, SHANGHAI)).isEmpty();
        }
    }

    @Test
    void idsAreWrittenOut() {
        assertThat(FieldType.UUID.parse("00000000-0000-7000-8000-000000000000", SHANGHAI))
                .isPresent();
        assertThat(FieldType.UUID.parse("1-1-1-1-1", SHANGHAI)).isEmpty();
    }

    @Test
    void localesAreCanonical() {
        assertThat(FieldType.LOCALE.parse("ZH-hans-cn", SHANGHAI)).contains("zh-Hans-CN");
        assertThat(FieldType.LOCALE.parse("zh_CN", SHANGHAI)).isEmpty();
    }

    @Test
    void textsAreWhatTheDatabaseKeeps() {
        assertThat(FieldType.TEXT.parse("云🚀", SHANGHAI)).contains("云🚀");
        assertThat(FieldType.TEXT.parse("a\0", SHANGHAI)).isEmpty();
        assertThat(FieldType.TEXT.parse("\ud800", SHANGHAI)).isEmpty();
    }
}
