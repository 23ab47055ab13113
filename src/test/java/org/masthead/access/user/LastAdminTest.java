package org.masthead.access.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masthead.access.Role;
import org.masthead.testing.Api;

/** One administrator at least can always sign in. */
@QuarkusTest
class LastAdminTest {

    @Inject
    EntityManager database;

    private String first;

    @BeforeEach
    void leaveOneAdministrator() {
        first = Api.as(Role.ADMIN).get("/api/v1/auth/me").path("id");
        QuarkusTransaction.requiringNew()
                .run(() ->
                        update("update app_user set role = 'reader' where role = 'admin' and cast(id as text) <> '%s'"
                                .formatted(first)));
    }

    @AfterEach
    void restoreTheFirst() {
        QuarkusTransaction.requiringNew()
                .run(() -> update("update app_user set role = 'admin', disabled = false where cast(id as text) = '%s'"
                        .formatted(first)));
    }

    private void update(String sql) {
        database.createNativeQuery(sql).executeUpdate();
    }

    @Test
    void cannotBeDemotedDisabledOrDeleted() {
        admin().body(Map.of("role", "editor"))
                .patch(path(first))
                .then()
                .statusCode(409)
                .body("detail", containsString("last administrator"));
        admin().body(Map.of("disabled", true)).patch(path(first)).then().statusCode(409);
        admin().delete(path(first)).then().statusCode(409);
        admin().get(path(first)).then().statusCode(200);
    }

    @Test
    void maySeeOthersGo() {
        String other = Users.create(Users.uniqueName(), Role.ADMIN);

        admin().delete(path(other)).then().statusCode(200);
        admin().delete(path(first)).then().statusCode(409);
    }

    @Test
    void isLeftWhenAllDemoteThemselvesAtOnce() throws InterruptedException, ExecutionException {
        List<String> all = new ArrayList<>(List.of(first));
        List<String> tokens = new ArrayList<>(List.of(Api.token(Role.ADMIN)));
        for (int i = 0; i < 3; i++) {
            String username = Users.uniqueName();
            all.add(Users.create(username, Role.ADMIN));
            tokens.add(Api.accessToken(username, Users.PASSWORD));
        }
        ExecutorService threads = Executors.newFixedThreadPool(all.size());

        List<Future<Integer>> answers = IntStream.range(0, all.size())
                .mapToObj(i -> threads.submit(() -> Api.withToken(tokens.get(i))
                        .body(Map.of("role", "reader"))
                        .patch(path(all.get(i)))
                        .statusCode()))
                .toList();
        List<Integer> statuses = new ArrayList<>();
        for (Future<Integer> answer : answers) {
            statuses.add(answer.get());
        }
        threads.shutdown();

        assertThat(statuses).containsExactlyInAnyOrder(200, 200, 200, 409);
    }

    private static RequestSpecification admin() {
        return Api.as(Role.ADMIN);
    }

    private static String path(String id) {
        return Users.PATH + "/" + id;
    }
}
