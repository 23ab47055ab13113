package org.masthead.http.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void comesBackAsItWasSent() {
        Cursor cursor = new Cursor("-date,id", true, Arrays.asList(null, "云 \"原\" \\ 🚀", "id"));

        assertThat(Cursor.decode(cursor.encode())).contains(cursor);
    }

    @Test
    void isUnpaddedBase64Url() {
        for (int length = 0; length < 9; length++) {
            assertThat(new Cursor("o", false, List.of("\u00ff".repeat(length))).encode())
                    .matches("[A-Za-z0-9_-]+");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "5",
                "[]",
                "[\"o\"]",
                "[\"o\",false]",
                "[1,false,\"x\"]",
                "[\"o\",\"false\",\"x\"]",
                "[\"o\",false,1]",
                "[\"o\",false,[]]",
                "[\"o\",false,\"\\u0000\"]",
                "[\"o\",false,\"\\ud800\"]",
                "[[[[[[[["
            })
    void isNoneWhereTheTextIsForged(String json) {
        assertThat(Cursor.decode(encoded(json))).isEmpty();
    }

    @Test
    void isNoneWhereTheTextIsNoBase64OrEndless() {
        assertThat(Cursor.decode("%%%")).isEmpty();
        assertThat(Cursor.decode("a".repeat(5_000))).isEmpty();
        assertThat(Cursor.decode(encoded("[".repeat(2_000)))).isEmpty();
    }
}
