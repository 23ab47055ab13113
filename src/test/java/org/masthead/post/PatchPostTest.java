package org.masthead.post;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.access.Role;
import org.masthead.testing.Api;
import org.masthead.testing.FreshTables;

@QuarkusTest
@ExtendWith(FreshTables.class)
class PatchPostTest {

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/merge-patch+json"})
    void mergesSeoAndMetadataAtEveryDepth(String mediaType) {
        String id = Posts.draft(
                "seo",
                Map.of("title", "S", "description", "D", "image", Map.of("src", "/s.png", "alt", "A")),
                "metadata",
                Map.of("a", Map.of("b", 1, "c", 2), "d", List.of(1)));

        Api.as(Role.EDITOR)
                .contentType(mediaType)
                .body("""
                        {"seo": {"title": null, "image": {"alt": "New"}},
                         "metadata": {"a": {"b": null, "e": {"f": 3, "g": null}}, "d": [2]}}""")
                .patch(Posts.ADMIN + "/" + id)
                .then()
                .statusCode(200)
                .body("seo.title", nullValue())
                .body("seo.description", equalTo("D"))
                .body("seo.image.url", equalTo("/s.png"))
                .body("seo.image.alt", equalTo("New"))
                .body("metadata", equalTo(Map.of("a", Map.of("c", 2, "e", Map.of("f", 3)), "d", List.of(2))));
    }

    @Test
    void replacesArraysWhole() {
        String id = Posts.draft("images", List.of(Map.of("src", "/a.png"), Map.of("src", "/b.png")));

        Posts.patch(id, "images", List.of(Map.of("src", "/c.png")))
                .then()
                .statusCode(200)
                .body("images", hasSize(1))
                .body("images[0].url", equalTo("/c.png"));
    }

    @Test
    void changesAnImageByItsSrcOrItsUrl() {
        String id = Posts.draft("seo", Map.of("image", Map.of("src", "/a.png")));

        Posts.patch(id, "seo", Map.of("image", Map.of("src", "/b.png")))
                .then()
                .body("seo.image.url", equalTo("/b.png"));
        Posts.patch(id, "seo", Map.of("image", Map.of("url", "/c.png")))
                .then()
                .body("seo.image.url", equalTo("/c.png"));
    }

    @Test
    void ofNothingIsASaveAllTheSame() {
        String id = Posts.draft("title", "Same");

        Posts.patch(id).then().statusCode(200).body("version", equalTo(2)).body("title", equalTo("Same"));
    }

    @Test
    void takesNoOtherMediaType() {
        String id = Posts.draft();

        Api.as(Role.EDITOR)
                .contentType("application/json-patch+json")
                .body("[]")
                .patch(Posts.ADMIN + "/" + id)
                .then()
                .statusCode(415);
    }
}
