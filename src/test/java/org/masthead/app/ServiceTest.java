package org.masthead.app;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ServiceTest {

    @Test
    void isReadyWithItsDatabase() {
        given().when()
                .get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("status", equalTo("UP"))
                .body("checks.name.join()", containsString("Database"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/openapi", "/docs", "/q/health/live", "/q/metrics"})
    void answersOperators(String path) {
        given().when().get(path).then().statusCode(200);
    }
}
