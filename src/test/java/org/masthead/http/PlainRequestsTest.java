package org.masthead.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read in two ways is refused, so that no limit looks at one of them and the rest at the other. */
@QuarkusTest
class PlainRequestsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/posts?count=true;q=he",
                "/api/v1/posts?limit=1;q=he",
                "/api/v1/posts?;",
                "/media/x/y/z.png?w=320;h=2"
            })
    void aSemicolonSeparatesNothing(String target) {
        String answer = Wire.get(target);

        assertThat(answer).startsWith("HTTP/1.1 400").contains("%3B");
    }

    @Test
    void aSemicolonInAValueIsOne() {
        org.masthead.testing.Api.anonymous()
                .get("/api/v1/posts?q=a%3Bb")
                .then()
                .statusCode(200)
                .header("Content-Type", containsString("json"));
    }
}
