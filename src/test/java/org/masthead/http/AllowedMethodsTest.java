package org.masthead.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Method;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.access.Role;
import org.masthead.testing.Api;

@QuarkusTest
class AllowedMethodsTest {

    private static final String ID = "018f4c3e-0000-7000-8000-000000000000";

    @Nested
    class MethodNotAllowed {

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                        DELETE | /api/v1/posts                          | GET, HEAD, OPTIONS
                        POST   | /api/v1/posts/some-slug                | GET, HEAD, OPTIONS
                        PUT    | /api/v1/admin/tags                     | GET, HEAD, OPTIONS, POST
                        POST   | /api/v1/admin/tags/%1$s                | DELETE, GET, HEAD, OPTIONS, PATCH, PUT
                        GET    | /api/v1/admin/posts/%1$s/publish       | OPTIONS, POST
                        GET    | /api/v1/auth/login                     | OPTIONS, POST
                        PATCH  | /problems/not-found                    | GET, HEAD, OPTIONS""")
        void namesTheMethodsThatTheAddressTakes(String method, String path, String allowed) {
            Api.as(Role.ADMIN)
                    .when()
                    .request(Method.valueOf(method), path.formatted(ID))
                    .then()
                    .statusCode(405)
                    .header("Allow", allowed)
                    .body("type", endsWith("/problems/method-not-allowed"));
        }
    }

    @Nested
    class Options {

        @Test
        void answersWithoutATokenAndWithoutABody() {
            Api.anonymous()
                    .when()
                    .options("/api/v1/admin/tags")
                    .then()
                    .statusCode(204)
                    .header("Allow", equalTo("GET, HEAD, OPTIONS, POST"))
                    .body(emptyString());
        }

        @Test
        void isNotFoundWhereNothingIs() {
            Api.anonymous().when().options("/api/v1/nothing").then().statusCode(404);
        }
    }

    @Nested
    class Head {

        @ParameterizedTest
        @ValueSource(strings = {"/api/v1/posts", "/api/v1/tags", "/problems", "/api/v1/admin/tags", "/openapi"})
        void answersAsGetDoesWithoutABody(String path) {
            var get = Api.as(Role.ADMIN).get(path);

            var head = Api.as(Role.ADMIN).head(path);

            assertThat(head.statusCode()).isEqualTo(200).isEqualTo(get.statusCode());
            assertThat(head.asString()).isEmpty();
            assertThat(head.contentType()).isEqualTo(get.contentType());
            assertThat(head.header("ETag")).isEqualTo(get.header("ETag"));
        }

        @Test
        void ofAnUnknownRecordIsNotFound() {
            Api.as(Role.ADMIN).head("/api/v1/admin/tags/" + ID).then().statusCode(404);
        }
    }

    @Nested
    class Patterns {

        @Test
        void takeTemplatesWithAndWithoutExpressions() {
            assertThat("/a/1/b").matches(AllowedMethods.pattern("/a/{id}/b"));
            assertThat("/a/1/2/b").doesNotMatch(AllowedMethods.pattern("/a/{id}/b"));
            assertThat("/m/x/y.jpg").matches(AllowedMethods.pattern("/m/{rest: .+}"));
        }
    }
}
