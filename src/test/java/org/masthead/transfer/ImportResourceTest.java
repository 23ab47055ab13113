package org.masthead.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.masthead.access.Role;
import org.masthead.testing.Api;
import org.masthead.testing.FreshTables;

@QuarkusTest
@ExtendWith(FreshTables.class)
class ImportResourceTest {

    private static final byte[] DOCUMENT = "---\ntitle: A document\n---\n".getBytes(StandardCharsets.UTF_8);

    @Nested
    class Create {

        @Test
        void answersWithTheJobAndItsAddress() {
            Response answer = Imports.upload(Role.EDITOR, "addressed.md", DOCUMENT, Map.of());

            answer.then()
                    .statusCode(202)
                    .header("Location", startsWith("http"))
                    .body("id", notNullValue())
                    .body("dryRun", equalTo(false))
                    .body("progress.filesDone", notNullValue())
                    .body("counts.refused", notNullValue())
                    .body("files", notNullValue());
            String id = answer.path("id");
            assertThat(answer.header("Location")).endsWith(Imports.PATH + "/" + id);
            assertThat(Imports.untilEnded(id).getString("status")).isEqualTo("completed");
        }

        @Test
        void isForEditors() {
            Api.anonymous()
                    .contentType("multipart/form-data")
                    .multiPart("file", "a.md", DOCUMENT)
                    .post(Imports.PATH)
                    .then()
                    .statusCode(401);
            Imports.upload(Role.READER, "a.md", DOCUMENT, Map.of()).then().statusCode(403);
            Imports.upload(Role.AUTHOR, "a.md", DOCUMENT, Map.of()).then().statusCode(403);
            Response allowed = Imports.upload(Role.ADMIN, "by-admin.md", DOCUMENT, Map.of());
            allowed.then().statusCode(202);
            Imports.untilEnded(allowed.path("id"));
        }

        @Test
        void saysWhatIsWrongWithAnUpload() {
            Api.as(Role.EDITOR)
                    .contentType("multipart/form-data")
                    .multiPart("other", "a.md", DOCUMENT)
                    .post(Imports.PATH)
                    .then()
                    .statusCode(422)
                    .body("violations[0].field", equalTo("file"))
                    .body("violations[0].code", equalTo("required"));
            Imports.upload(Role.EDITOR, "empty.md", new byte[0], Map.of())
                    .then()
                    .statusCode(422)
                    .body("violations[0].code", equalTo("required"));
            Imports.upload(Role.EDITOR, "document.pdf", DOCUMENT, Map.of())
                    .then()
                    .statusCode(415);
            Imports.upload(Role.EDITOR, "latin.md", new byte[] {'a', (byte) 0xE9, 'b'}, Map.of())
                    .then()
                    .statusCode(422)
                    .body("violations[0].code", equalTo("not-utf-8"));
            Imports.upload(Role.EDITOR, "large.md", new byte[4 * 1024 * 1024 + 1], Map.of())
                    .then()
                    .statusCode(413);
            Api.as(Role.EDITOR).body("{}").post(Imports.PATH).then().statusCode(415);
        }

        @Test
        void refusesAMultipartBodyThatWasCutOff() throws Exception {
            String cutOff = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.md\"\r\n\r\ncut o";
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://localhost:" + RestAssured.port + Imports.PATH))
                    .header("Authorization", "Bearer " + Api.token(Role.EDITOR))
                    .header("Content-Type", "multipart/form-data; boundary=x")
                    .POST(HttpRequest.BodyPublishers.ofString(cutOff))
                    .build();

            int status = HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.discarding())
                    .statusCode();

            assertThat(status).isEqualTo(400);
        }

        @Test
        void refusesQueriesItDoesNotKnow() {
            Imports.upload(Role.EDITOR, "a.md", DOCUMENT, Map.of("dryrun", true))
                    .then()
                    .statusCode(400);
            Imports.upload(Role.EDITOR, "a.md", DOCUMENT, Map.of("dryRun", "yes"))
                    .then()
                    .statusCode(400);
        }

        @Test
        void isOneImportForOneIdempotencyKey() {
            String key = UUID.randomUUID().toString();

            Response first = withKey(key, DOCUMENT);
            Response again = withKey(key, DOCUMENT);
            Response other = withKey(key, "---\ntitle: Other\n---\n".getBytes(StandardCharsets.UTF_8));

            first.then().statusCode(202);
            again.then().statusCode(202).body("id", equalTo(first.path("id")));
            assertThat(again.header("Location")).isEqualTo(first.header("Location"));
            other.then().statusCode(422);
            assertThat(Imports.untilEnded(first.path("id")).getString("status")).isEqualTo("completed");
        }

        private static Response withKey(String key, byte[] document) {
            return Api.as(Role.EDITOR)
                    .contentType("multipart/form-data")
                    .header("Idempotency-Key", key)
                    .multiPart("file", "keyed.md", document)
                    .post(Imports.PATH);
        }

        @Test
        void aJsonBodyElsewhereKeepsItsOwnLimit() {
            Api.as(Role.EDITOR)
                    .body("{\"name\":\"" + "x".repeat(13 * 1024 * 1024) + "\"}")
                    .post("/api/v1/admin/tags")
                    .then()
                    .statusCode(413);
        }
    }

    @Nested
    class Read {

        @Test
        void anUnknownImportIsNotFound() {
            String unknown = Imports.PATH + "/" + UUID.randomUUID();

            Api.as(Role.EDITOR).get(unknown).then().statusCode(404);
            Api.as(Role.EDITOR).get(unknown + "/files").then().statusCode(404);
            Api.as(Role.EDITOR).post(unknown + "/cancel").then().statusCode(404);
            Api.as(Role.EDITOR).get(Imports.PATH + "/nonsense").then().statusCode(404);
        }

        @Test
        void isForEditors() {
            for (String path : List.of("", "/" + UUID.randomUUID(), "/" + UUID.randomUUID() + "/files")) {
                Api.anonymous().get(Imports.PATH + path).then().statusCode(401);
                Api.as(Role.AUTHOR).get(Imports.PATH + path).then().statusCode(403);
            }
            Api.as(Role.AUTHOR)
                    .post(Imports.PATH + "/" + UUID.randomUUID() + "/cancel")
                    .then()
                    .statusCode(403);
        }

        @Test
        void importsAreListedNewestFirst() {
            String older = Imports.run("listed-older.md", DOCUMENT, Map.of()).getString("id");
            String newer = Imports.run("listed-newer.md", DOCUMENT, Map.of()).getString("id");

            Api.as(Role.EDITOR)
                    .get(Imports.PATH + "?limit=2&status=completed")
                    .then()
                    .statusCode(200)
                    .header("Content-Range", startsWith("imports 0-1/"))
                    .body("id", equalTo(List.of(newer, older)))
                    .body("[0].files", equalTo(null))
                    .body("[0].counts.created", equalTo(1));
            Api.as(Role.EDITOR).get(Imports.PATH + "?status=done").then().statusCode(400);
            Api.as(Role.EDITOR).get(Imports.PATH + "?sort=filename").then().statusCode(400);
        }

        @Test
        void filesAreListedFilteredAndPaged() {
            Zip zip = new Zip().with("listed/Größe.md", DOCUMENT).with("listed/z.txt", "x");
            for (int i = 0; i < 4; i++) {
                zip.with("listed/file-" + i + ".md", DOCUMENT);
            }
            String files = Imports.PATH + "/" + Imports.run(zip.bytes()).getString("id") + "/files";

            Api.as(Role.EDITOR)
                    .get(files)
                    .then()
                    .body("path[0]", equalTo("listed/Größe.md"))
                    .body("$", hasSize(6));
            Api.as(Role.EDITOR).get(files + "?outcome=refused").then().body("path", equalTo(List.of("listed/z.txt")));
            Api.as(Role.EDITOR)
                    .get(files + "?path_like=GRÖSSE")
                    .then()
                    .body("path", equalTo(List.of("listed/Größe.md")));
            JsonPath page = Api.as(Role.EDITOR)
                    .get(files + "?outcome=created&sort=-path&limit=2&fields=path")
                    .then()
                    .header("X-Total-Count", equalTo("5"))
                    .body("path", equalTo(List.of("listed/file-3.md", "listed/file-2.md")))
                    .extract()
                    .jsonPath();
            assertThat(page.getMap("[0]").keySet()).isEqualTo(java.util.Set.of("id", "path"));
        }
    }

    @Nested
    class Cancel {

        @Test
        void endsAnImportThatRunsAndOneThatWaitsAndNoOther() {
            String running = Imports.upload(Role.EDITOR, "content.zip", many("cancel"), Map.of())
                    .path("id");
            String waiting = Imports.upload(Role.EDITOR, "waiting.md", DOCUMENT, Map.of())
                    .path("id");

            cancel(waiting).then().statusCode(200).body("status", equalTo("cancelled"));
            cancel(running)
                    .then()
                    .statusCode(200)
                    .body("status", equalTo("cancelled"))
                    .body("finishedAt", notNullValue());
            cancel(running).then().statusCode(200);
            JsonPath after = Imports.run("after-cancel.md", DOCUMENT, Map.of());

            assertThat(Imports.untilEnded(running).getInt("progress.filesDone")).isLessThan(3_000);
            assertThat(Imports.untilEnded(waiting).getInt("progress.filesDone")).isZero();
            assertThat(after.getString("status")).isEqualTo("completed");
            cancel(after.getString("id")).then().statusCode(409);
        }

        @Test
        void whatIsTooMuchToWaitIsRefusedForNow() {
            List<String> accepted = new ArrayList<>();
            accepted.add(Imports.upload(Role.EDITOR, "content.zip", many("full"), Map.of())
                    .path("id"));
            Response last = null;
            for (int i = 0; i < ImportQueue.MAX_IMPORTS; i++) {
                last = Imports.upload(Role.EDITOR, "queued-" + i + ".md", DOCUMENT, Map.of());
                if (last.statusCode() == 202) {
                    accepted.add(last.path("id"));
                }
            }

            assertThat(last.statusCode()).isEqualTo(503);
            assertThat(last.header("Retry-After")).isNotNull();
            assertThat(accepted).hasSize(ImportQueue.MAX_IMPORTS);
            Collections.reverse(accepted);
            accepted.forEach(id -> cancel(id).then().statusCode(200));
            assertThat(Imports.runWhenThereIsRoom("after-full.md", DOCUMENT).getString("status"))
                    .isEqualTo("completed");
        }

        private static Response cancel(String id) {
            return Api.as(Role.EDITOR).post(Imports.PATH + "/" + id + "/cancel");
        }

        private static byte[] many(String name) {
            Zip zip = new Zip();
            for (int i = 0; i < 3_000; i++) {
                zip.with(name + "/" + name + "-" + i + ".md", "---\ntitle: Many\n---\n");
            }
            return zip.bytes();
        }
    }
}
