package org.masthead.post;

import io.restassured.response.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import org.masthead.access.Role;
import org.masthead.testing.Api;

/** Posts as tests make them, over HTTP by an editor; members are given as names and values in turn. */
public final class Posts {

    /** Where editors' tools find posts. */
    public static final String ADMIN = "/api/v1/admin/posts";

    /** Where readers find them. */
    public static final String LIVE = "/api/v1/posts";

    private Posts() {}

    /** A JSON object. */
    public static Map<String, Object> members(Object... namesAndValues) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            members.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return members;
    }

    /** The answer to a new post. */
    public static Response create(Object... members) {
        return Api.as(Role.EDITOR).body(members(members)).post(ADMIN);
    }

    /** The id of a new draft. */
    public static String draft(Object... members) {
        return create(members).then().statusCode(201).extract().path("id");
    }

    /** The id of a new post that readers see. */
    public static String published(Object... members) {
        String id = draft(members);
        publish(id);
        return id;
    }

    /** Shows readers the working copy. */
    public static void publish(String id) {
        Api.as(Role.EDITOR).post(ADMIN + "/" + id + "/publish").then().statusCode(200);
    }

    /** Takes it away from readers. */
    public static void unpublish(String id) {
        Api.as(Role.EDITOR).post(ADMIN + "/" + id + "/unpublish").then().statusCode(200);
    }

    /** The answer to a PATCH. */
    public static Response patch(String id, Object... members) {
        return Api.as(Role.EDITOR).body(members(members)).patch(ADMIN + "/" + id);
    }

    /** The answer to a PUT. */
    public static Response put(String id, Object... members) {
        return Api.as(Role.EDITOR).body(members(members)).put(ADMIN + "/" + id);
    }

    /** Changes the working copy. */
    public static void edit(String id, Object... members) {
        patch(id, members).then().statusCode(200);
    }

    /** Moves it to the trash. */
    public static void trash(String id) {
        Api.as(Role.EDITOR).delete(ADMIN + "/" + id).then().statusCode(200);
    }

    /** What editors read. */
    public static Response read(String id) {
        return Api.as(Role.EDITOR).get(ADMIN + "/" + id);
    }

    /** What readers get at a slug or id. */
    public static Response live(String slugOrId) {
        return Api.anonymous().redirects().follow(false).get(LIVE + "/" + slugOrId);
    }
}
