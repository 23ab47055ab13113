package org.masthead.access.login;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import org.junit.jupiter.api.Test;
import org.masthead.access.Role;
import org.masthead.testing.Api;

@QuarkusTest
class DatabaseAwayTest {

    @Inject
    EntityManager database;

    @Test
    void whoCannotBeReadIsAskedToComeAgainAndNotRefused() {
        String token = Api.token(Role.ADMIN);
        QuarkusTransaction.begin();
        database.createNativeQuery("lock table app_user in access exclusive mode")
                .executeUpdate();

        Api.withToken(token)
                .get("/api/v1/auth/me")
                .then()
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .body("type", containsString("/problems/unavailable"));
        QuarkusTransaction.rollback();
    }
}
