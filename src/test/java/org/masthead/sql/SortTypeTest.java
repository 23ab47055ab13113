package org.masthead.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SortTypeTest {

    @Test
    void readsWhatItWrote() {
        assertThat((byte[]) SortType.BYTES.read(SortType.BYTES.write(new byte[] {0, -1, 127})))
                .containsExactly(0, -1, 127);
        assertThat(SortType.TEXT.read(SortType.TEXT.write("云 x"))).isEqualTo("云 x");
        assertThat(SortType.NUMBER.read(SortType.NUMBER.write(5))).isEqualTo(5L);
        assertThat(SortType.BOOLEAN.read(SortType.BOOLEAN.write(true))).isEqualTo(true);
        assertThat(SortType.INTEGERS.read(SortType.INTEGERS.write("{0,12}"))).isEqualTo("{0,12}");
        UUID id = UUID.randomUUID();
        assertThat(SortType.UUID.read(SortType.UUID.write(id))).isEqualTo(id);
        Instant instant = Instant.parse("2018-01-01T00:00:00.123456Z");
        assertThat(SortType.INSTANT.read(SortType.INSTANT.write(instant))).isEqualTo(instant);
    }

    @ParameterizedTest
    @CsvSource({
        "BYTES, zz",
        "NUMBER, 1.5",
        "UUID, x",
        "INSTANT, yesterday",
        "INSTANT, +1000000000-12-31T23:59:59.999999999Z",
        "INSTANT, -9999-01-01T00:00:00Z",
        "INTEGERS, '{1,2'",
        "INTEGERS, '{9999999999}'",
        "INTEGERS, '{}'"
    })
    void refusesWhatItNeverWrites(SortType type, String text) {
        assertThatThrownBy(() -> type.read(text)).isInstanceOf(RuntimeException.class);
    }
}
