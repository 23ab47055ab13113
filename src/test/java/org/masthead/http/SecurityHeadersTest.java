package org.masthead.http;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.testing.Api;

@QuarkusTest
class SecurityHeadersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/posts",
                "/api/v1/posts/none",
                "/api/v1/admin/posts",
                "/api/v1/auth/me",
                "/openapi",
                "/none",
                "/problems/not-found",
                "/q/health/live",
                "/media/none",
                "/api/v1/posts?limit=x",
                "/api/v1/admin/none"
            })
    void everyAnswerForbidsWhatItDoesNotNeed(String path) {
        Response answer = Api.anonymous().get(path);

        answer.then()
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Frame-Options", "DENY")
                .header("Referrer-Policy", "no-referrer")
                .header("Content-Security-Policy", equalTo("default-src 'none'; frame-ancestors 'none'"));
    }

    @Test
    void theDocumentationRunsItsOwnScriptsAlone() {
        Response answer = Api.anonymous().get("/docs/");

        answer.then()
                .statusCode(200)
                .header("Content-Security-Policy", containsString("script-src 'self' 'unsafe-inline'"))
                .header("Content-Security-Policy", containsString("default-src 'self'"));
    }
}
