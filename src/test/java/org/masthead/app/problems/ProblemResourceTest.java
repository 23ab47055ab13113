package org.masthead.app.problems;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.masthead.http.problem.ProblemType;

@QuarkusTest
class ProblemResourceTest {

    @ParameterizedTest
    @EnumSource(ProblemType.class)
    void everyProblemTypeIsDocumentedAtItsAddress(ProblemType type) {
        given().when()
                .get("/problems/" + type.slug())
                .then()
                .statusCode(200)
                .contentType("text/markdown;charset=utf-8")
                .body(startsWith("# " + type.slug() + "\n**" + type.status() + ".**"));
    }

    @Test
    void theTypeOfAProblemIsAnAddressThatAnswers() {
        String type = given().get("/api/v1/posts?tga=x")
                .then()
                .statusCode(400)
                .extract()
                .path("type");

        given().when().get(type).then().statusCode(200).body(startsWith("# unknown-parameter"));
    }

    @Test
    void theWholeCatalogueAnswers() {
        given().when().get("/problems").then().statusCode(200).body(startsWith("# Problems"));
    }

    @Test
    void aBrowserIsShownAPage() {
        given().accept("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")
                .when()
                .get("/problems/slug-taken")
                .then()
                .statusCode(200)
                .contentType("text/html;charset=utf-8")
                .body(containsString("slug-taken</h"));
    }

    @Test
    void anUnknownTypeIsNotFound() {
        given().when()
                .get("/problems/none")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("title", equalTo("Not found"));
    }
}
