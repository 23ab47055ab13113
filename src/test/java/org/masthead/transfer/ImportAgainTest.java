package org.masthead.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.masthead.access.Role;
import org.masthead.testing.Api;
import org.masthead.testing.FreshTables;

@QuarkusTest
@ExtendWith(FreshTables.class)
class ImportAgainTest {

    @Inject
    EntityManager database;

    @Test
    void aZipImportedTwiceChangesNothing() {
        byte[] zip = new Zip()
                .with("content/posts/twice-one.md", document("One", "[a, b]"))
                .with("content/posts/twice-two/index.md", document("Two", "[b]"))
                .with("content/posts/.DS_Store", "x")
                .with("__MACOSX/content/posts/._twice-one.md", "x")
                .bytes();

        JsonPath first = Imports.run(zip);
        long position = position();
        long version = Imports.post("twice-one").getLong("version");
        JsonPath second = Imports.run(zip);

        assertThat(first.getInt("counts.created")).isEqualTo(2);
        assertThat(first.getInt("progress.files")).isEqualTo(2);
        assertThat(Imports.outcome(first, "posts/twice-two/index.md")).isEqualTo("created");
        assertThat(second.getInt("counts.unchanged")).isEqualTo(2);
        assertThat(second.getString("files[0].postId")).isEqualTo(first.getString("files[0].postId"));
        assertThat(position()).isEqualTo(position);
        assertThat(Imports.post("twice-one").getLong("version")).isEqualTo(version);
    }

    @Test
    void aChangedDocumentUpdatesAndPublishesItsPost() {
        JsonPath created = Imports.run("changing.md", document("Before", "[a, b]"));

        JsonPath job = Imports.run("changing.md", document("After", "[b, c]"));

        assertThat(Imports.outcome(job, "changing.md")).isEqualTo("updated");
        assertThat(job.getString("files[0].postId")).isEqualTo(created.getString("files[0].postId"));
        JsonPath post = Imports.post("changing");
        assertThat(post.getString("title")).isEqualTo("After");
        assertThat(post.getList("tags.name")).isEqualTo(java.util.List.of("b", "c"));
        assertThat(post.getString("status")).isEqualTo("published");
        assertThat(post.getBoolean("hasUnpublishedChanges")).isFalse();
    }

    @Test
    void aPostThatWasTakenDownStaysDownWhileItsDocumentIsTheSame() {
        JsonPath job = Imports.run("taken-down.md", document("Down", "[a]"));
        Api.as(Role.EDITOR)
                .post("/api/v1/admin/posts/" + job.getString("files[0].postId") + "/unpublish")
                .then()
                .statusCode(200);

        JsonPath again = Imports.run("taken-down.md", document("Down", "[a]"));

        assertThat(Imports.outcome(again, "taken-down.md")).isEqualTo("unchanged");
        assertThat(Imports.post("taken-down").getString("status")).isEqualTo("draft");
    }

    @Test
    void aPostThatWasEditedSinceIsLeftAloneUnlessToldOtherwise() {
        JsonPath job = Imports.run("edited.md", document("Imported", "[a]"));
        Api.as(Role.EDITOR)
                .body(Map.of("title", "By hand"))
                .patch("/api/v1/admin/posts/" + job.getString("files[0].postId"))
                .then()
                .statusCode(200);

        JsonPath same = Imports.run("edited.md", document("Imported", "[a]"));
        JsonPath changed = Imports.run("edited.md", document("Imported anew", "[a]"));
        String kept = Imports.post("edited").getString("title");
        JsonPath overwritten = Imports.run(
                "edited.md",
                document("Imported anew", "[a]").getBytes(StandardCharsets.UTF_8),
                Map.of("overwrite", true));

        assertThat(Imports.outcome(same, "edited.md")).isEqualTo("unchanged");
        assertThat(Imports.outcome(changed, "edited.md")).isEqualTo("refused edited-since");
        assertThat(kept).isEqualTo("By hand");
        assertThat(Imports.outcome(overwritten, "edited.md")).isEqualTo("updated");
        assertThat(Imports.post("edited").getString("title")).isEqualTo("Imported anew");
    }

    @Test
    void aPostThatNeverCameFromAnImportIsLeftAloneUnlessToldOtherwise() {
        Api.as(Role.EDITOR)
                .body(Map.of("title", "Written here", "slug", "written-here"))
                .post("/api/v1/admin/posts")
                .then()
                .statusCode(201);

        JsonPath refused = Imports.run("written-here.md", document("Imported", "[a]"));
        JsonPath overwritten = Imports.run(
                "written-here.md",
                document("Imported", "[a]").getBytes(StandardCharsets.UTF_8),
                Map.of("overwrite", true));

        assertThat(Imports.outcome(refused, "written-here.md")).isEqualTo("refused slug-taken");
        assertThat(Imports.outcome(overwritten, "written-here.md")).isEqualTo("updated");
    }

    @Test
    void ofTwoDocumentsWithOneAddressTheSecondIsRefused() {
        Zip zip = new Zip()
                .with("a/same-address.md", document("First", "[a]"))
                .with("b/same-address.md", document("Second", "[a]"));

        JsonPath job = Imports.run(zip.bytes());

        assertThat(Imports.outcome(job, "a/same-address.md")).isEqualTo("created");
        assertThat(Imports.outcome(job, "b/same-address.md")).isEqualTo("refused duplicate-address");
        assertThat(job.getString("files[0].message")).contains("a/same-address.md");
    }

    @Test
    void aDryRunTellsTheSameAndChangesNothing() {
        Imports.run("dry-known.md", document("Known", "[a]"));
        byte[] zip = new Zip()
                .with("dry-known.md", document("Known, changed", "[a]"))
                .with("dry-new.md", document("New", "[dry-tag]"))
                .with("x/dry-new.md", document("New again", "[a]"))
                .bytes();
        long position = position();

        JsonPath dry = Imports.run("content.zip", zip, Map.of("dryRun", true));
        long after = position();
        JsonPath real = Imports.run(zip);

        assertThat(dry.getBoolean("dryRun")).isTrue();
        assertThat(after).isEqualTo(position);
        assertThat(dry.getList("files.outcome")).isEqualTo(real.getList("files.outcome"));
        assertThat(dry.getMap("counts")).isEqualTo(real.getMap("counts"));
        assertThat(dry.getString("files.find { it.path == 'dry-new.md' }.postId"))
                .isNull();
        assertThat(real.getString("files.find { it.path == 'dry-new.md' }.postId"))
                .isNotNull();
    }

    private static String document(String title, String tags) {
        return "---\ntitle: \"" + title + "\"\ndate: 2018-01-01\ntags: " + tags + "\n---\nBody\n";
    }

    private long position() {
        return QuarkusTransaction.requiringNew()
                .call(() -> ((Number) database.createNativeQuery("select value from log_position")
                                .getSingleResult())
                        .longValue());
    }
}
