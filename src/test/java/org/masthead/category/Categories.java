package org.masthead.category;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.masthead.access.Role;
import org.masthead.testing.Api;

/** Categories as these tests make, move and read them. */
final class Categories {

    static final String CATEGORIES = "/api/v1/admin/categories";

    private Categories() {}

    static RequestSpecification editor() {
        return Api.as(Role.EDITOR);
    }

    static String createCategory(String name, @Nullable String parent) {
        return create(name, parent, null).statusCode(201).extract().path("id");
    }

    static ValidatableResponse create(String name, @Nullable String parent, @Nullable Integer position) {
        Map<String, Object> draft = new HashMap<>(Map.of("name", name));
        draft.put("parentId", parent);
        draft.put("position", position);
        return editor().body(draft).post(CATEGORIES).then();
    }

    static ValidatableResponse move(String id, @Nullable String parent, @Nullable Integer position) {
        Map<String, Object> patch = new HashMap<>();
        patch.put("parentId", parent);
        if (position != null) {
            patch.put("position", position);
        }
        return editor().body(patch).patch(CATEGORIES + "/" + id).then();
    }

    static ValidatableResponse get(String id) {
        return editor().get(CATEGORIES + "/" + id).then().statusCode(200);
    }

    /** Paths in tree order, which is the default. */
    static List<String> tree() {
        return editor().get(CATEGORIES + "?limit=1000")
                .then()
                .statusCode(200)
                .extract()
                .path("path");
    }
}
