package org.masthead.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.masthead.access.Role;
import org.masthead.testing.Api;

/** Imports as an editor's tool makes them: uploads, and waits for the job. */
final class Imports {

    static final String PATH = "/api/v1/admin/imports";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Imports() {}

    /** Sends a file, and gives the answer to that. */
    static Response upload(Role role, String filename, byte[] bytes, Map<String, ?> query) {
        return Api.as(role)
                .contentType("multipart/form-data")
                .queryParams(query)
                .multiPart("file", filename, bytes)
                .post(PATH);
    }

    /** Imports a file as an editor, and gives the job when it has ended. */
    static JsonPath run(String filename, byte[] bytes, Map<String, ?> query) {
        String id = upload(Role.EDITOR, filename, bytes, query)
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        return untilEnded(id);
    }

    static JsonPath run(String filename, String text) {
        return run(filename, text.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    static JsonPath run(byte[] zip) {
        return run("content.zip", zip, Map.of());
    }

    /** The same, sent again for as long as the answer is that too many wait: one that was cancelled has yet to notice. */
    static JsonPath runWhenThereIsRoom(String filename, byte[] bytes) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Response answer;
        do {
            answer = upload(Role.EDITOR, filename, bytes, Map.of());
        } while (answer.statusCode() == 503 && System.nanoTime() < end);
        return untilEnded(answer.then().statusCode(202).extract().path("id"));
    }

    /** Asks for the job until it has ended. */
    static JsonPath untilEnded(String id) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            JsonPath job = Api.as(Role.EDITOR)
                    .get(PATH + "/" + id)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            if (!job.getString("status").matches("queued|running")) {
                return job;
            }
        }
        throw new AssertionError("The import " + id + " has not ended");
    }

    /** What came of one file of a job: its outcome, and its code where it has one. */
    static String outcome(JsonPath job, String path) {
        Map<String, Object> file = job.getMap("files.find { it.path == '" + path + "' }");
        assertThat(file).as("the file %s in %s", path, job.prettify()).isNotNull();
        return file.get("code") == null ? "" + file.get("outcome") : file.get("outcome") + " " + file.get("code");
    }

    /** The working copy of the post with this slug. */
    static JsonPath post(String slug) {
        String id = Api.as(Role.EDITOR)
                .queryParam("slug", slug)
                .get("/api/v1/admin/posts")
                .then()
                .statusCode(200)
                .extract()
                .path("[0].id");
        assertThat(id).as("a post with the slug %s", slug).isNotNull();
        return Api.as(Role.EDITOR)
                .get("/api/v1/admin/posts/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** A fixture. */
    static byte[] fixture(String name) {
        try (var file = Imports.class.getResourceAsStream("/transfer/" + name)) {
            return file.readAllBytes();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
