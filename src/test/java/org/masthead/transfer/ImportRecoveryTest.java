package org.masthead.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.masthead.access.Role;
import org.masthead.testing.Api;
import org.masthead.testing.FreshTables;
import org.masthead.transfer.document.FileOutcome;

@QuarkusTest
@ExtendWith(FreshTables.class)
class ImportRecoveryTest {

    @Inject
    EntityManager database;

    @Inject
    ImportQueue queue;

    @Inject
    ImportRepository imports;

    private final Path folder =
            Path.of(ConfigProvider.getConfig().getValue("masthead.data-dir", String.class), "imports");

    @Test
    void whatAProcessThatDiedLeftBehindHasFailed() throws IOException {
        String job = endedJob("left-behind.md");
        alter(job, "status = 'running', finished_at = null");
        Path upload = Files.writeString(folder.resolve(job + ".upload"), "left");

        queue.recover(new StartupEvent());

        JsonPath view = Imports.untilEnded(job);
        assertThat(view.getString("status")).isEqualTo("failed");
        assertThat(view.getString("message")).contains("import the file again");
        assertThat(view.getString("finishedAt")).isNotNull();
        assertThat(upload).doesNotExist();
    }

    @Test
    void whatANodeThatIsGoneHadHasFailedAndWhatAnotherIsAtGoesOn() {
        String gone = endedJob("gone.md");
        alter(gone, "status = 'queued', finished_at = null, node = id, beat_at = now() - interval '6 minutes'");
        String elsewhere = endedJob("elsewhere.md");
        alter(elsewhere, "status = 'queued', finished_at = null, node = id, beat_at = now()");

        queue.recover(new StartupEvent());

        assertThat(status(gone)).isEqualTo("failed");
        assertThat(status(elsewhere)).isEqualTo("queued");
        alter(elsewhere, "status = 'completed'");
    }

    @Test
    void aFileWhoseCommitWasNotAnsweredIsCountedOnce() {
        String job = endedJob("answered-once.md");
        alter(job, "status = 'running', finished_at = null");

        boolean goesOn = QuarkusTransaction.requiringNew()
                .call(() -> imports.advance(
                        UUID.fromString(job), 0, "answered-once.md", 10, FileOutcome.refused("again", "again")));

        alter(job, "status = 'completed'");
        JsonPath view = Imports.untilEnded(job);
        assertThat(goesOn).isTrue();
        assertThat(view.getInt("progress.filesDone")).isEqualTo(1);
        assertThat(Imports.outcome(view, "answered-once.md")).isEqualTo("created");
    }

    @Test
    void anImportEndsWithTheKeyThatBeganIt() throws IOException {
        Map<String, String> key = Api.as(Role.ADMIN)
                .body(Map.of("name", "Importer", "role", "editor"))
                .post("/api/v1/admin/api-keys")
                .jsonPath()
                .getMap("");
        Zip files = new Zip();
        for (int i = 0; i < 1_000; i++) {
            files.with("content/post/revoked-" + i + ".md", "---\ntitle: Revoked " + i + "\n---\n");
        }
        String job = Api.withToken(key.get("secret"))
                .contentType("multipart/form-data")
                .multiPart("file", "content.zip", files.bytes())
                .post(Imports.PATH)
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        Api.as(Role.ADMIN)
                .delete("/api/v1/admin/api-keys/" + key.get("id"))
                .then()
                .statusCode(200);

        JsonPath view = Imports.untilEnded(job);
        assertThat(view.getString("status")).isEqualTo("failed");
        assertThat(view.getString("message")).contains("may no longer");
        assertThat(view.getInt("progress.filesDone")).isLessThan(1_000);
    }

    @Test
    void anUploadIsGoneWhenItsJobHasEnded() throws IOException {
        endedJob("cleaned.md");
        endedJob("cleaned.md");

        // The last may still be on its way out; the one before it is not.
        try (var files = Files.list(folder)) {
            assertThat(files.filter(file -> file.toString().endsWith(".upload")))
                    .hasSizeLessThanOrEqualTo(1);
        }
    }

    private static String endedJob(String filename) {
        return Imports.run(filename, "---\ntitle: Recovered\n---\n").getString("id");
    }

    private String status(String job) {
        return QuarkusTransaction.requiringNew()
                .call(() -> (String) database.createNativeQuery("select status from import_job where id = :id")
                        .setParameter("id", UUID.fromString(job))
                        .getSingleResult());
    }

    private void alter(String job, String set) {
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery("update import_job set " + set + " where id = :id")
                        .setParameter("id", UUID.fromString(job))
                        .executeUpdate());
    }
}
