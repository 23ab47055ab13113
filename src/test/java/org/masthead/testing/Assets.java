package org.masthead.testing;

import io.restassured.builder.MultiPartSpecBuilder;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.masthead.access.Role;

/** Assets, sent by an editor. */
public final class Assets {

    /** Path of the collection. */
    public static final String PATH = "/api/v1/admin/assets";

    private Assets() {}

    /** The answer to a file in a form. */
    public static Response send(String filename, byte[] bytes, Map<String, String> words) {
        var request = Api.as(Role.EDITOR).contentType("multipart/form-data").multiPart("file", filename, bytes);
        words.forEach((name, text) -> request.multiPart(new MultiPartSpecBuilder(text)
                .controlName(name)
                .mimeType("text/plain")
                .charset(StandardCharsets.UTF_8)
                .build()));
        return request.post(PATH);
    }

    /** A new asset: its record. */
    public static Map<String, Object> add(String filename, byte[] bytes) {
        return send(filename, bytes, Map.of())
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getMap("");
    }

    /** A new PNG of this size: its record. */
    public static Map<String, Object> picture(int width, int height) {
        return add("picture.png", TestImages.png(width, height));
    }

    /** The record as it is now. */
    public static Map<String, Object> read(Object id) {
        return Api.as(Role.EDITOR)
                .get(PATH + "/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getMap("");
    }

    /** The path of an asset's bytes. */
    public static String path(Map<String, Object> asset) {
        String url = asset.get("url").toString();
        return url.substring(url.indexOf("/media/"));
    }
}
