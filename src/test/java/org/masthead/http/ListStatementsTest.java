package org.masthead.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masthead.access.Role;
import org.masthead.testing.Api;
import org.masthead.testing.Statements;

/** The lists of what administers the service cost no more than those of content. */
@QuarkusTest
class ListStatementsTest {

    private static final int MOST = 3;

    @ParameterizedTest
    @CsvSource({"users,1", "users,100", "api-keys,1", "api-keys,100", "imports,1", "imports,100"})
    void aListTakesAtMostThreeStatementsWithTheCallersOwn(String list, int limit) {
        String token = Api.token(Role.ADMIN);
        Statements.forget();

        Api.withToken(token)
                .get("/api/v1/admin/" + list + "?limit=" + limit)
                .then()
                .statusCode(200);

        assertThat(Statements.all()).hasSizeBetween(1, MOST);
    }
}
