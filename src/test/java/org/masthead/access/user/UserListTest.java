package org.masthead.access.user;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masthead.access.Role;
import org.masthead.testing.Api;

@QuarkusTest
class UserListTest {

    @Test
    void filtersByRoleAndWords() {
        String username = Users.uniqueName();
        Users.create(username, Role.AUTHOR);

        Api.as(Role.ADMIN)
                .get(Users.PATH + "?role=author&q=" + username.toUpperCase(Locale.ROOT))
                .then()
                .statusCode(200)
                .header("X-Total-Count", "1")
                .header("Content-Range", "users 0-0/1")
                .body("username", contains(username));
        Api.as(Role.ADMIN)
                .get(Users.PATH + "?role=reader&q=" + username)
                .then()
                .statusCode(200)
                .header("Content-Range", "users */0");
    }

    @Test
    void filtersByDisabled() {
        String username = Users.uniqueName();
        Users.patch(Users.create(username, Role.AUTHOR), "disabled", true);

        Api.as(Role.ADMIN)
                .get(Users.PATH + "?disabled=true&limit=1000")
                .then()
                .statusCode(200)
                .body("username", hasItem(username))
                .body("disabled", everyItem(equalTo(true)));
    }

    @Test
    void goesOnByCursorInTheOrderOfNames() {
        String group = UUID.randomUUID().toString();
        List.of("c", "a", "b").forEach(letter -> Users.create(letter + "-" + group, Role.READER));

        String next = Api.as(Role.ADMIN)
                .get(Users.PATH + "?limit=2&q=" + group)
                .then()
                .statusCode(200)
                .body("name", contains("a-" + group, "b-" + group))
                .extract()
                .header("Link")
                .replaceAll("<([^>]*)>.*", "$1");

        Api.as(Role.ADMIN).get(next).then().statusCode(200).body("name", contains("c-" + group));
    }

    @ParameterizedTest
    @CsvSource({
        "email=a, email",
        "sort=password, sort",
        "rol=admin, rol",
        "role=king, role",
        "passwordHash_like=xx, passwordHash_like"
    })
    void refusesWhatItsGrammarDoesNotKnow(String query, String field) {
        Api.as(Role.ADMIN)
                .get(Users.PATH + "?" + query)
                .then()
                .statusCode(400)
                .body("violations.field", contains(field));
    }
}
