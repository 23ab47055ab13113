package org.masthead.asset.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.masthead.access.Role;
import org.masthead.asset.storage.BlobKey;
import org.masthead.asset.storage.BlobStore;
import org.masthead.post.Posts;
import org.masthead.testing.Api;
import org.masthead.testing.Assets;
import org.masthead.testing.Database;
import org.masthead.testing.FreshTables;
import org.masthead.testing.MutableClock;
import org.masthead.testing.Race;
import org.masthead.testing.TestImages;

/** What is kept of bytes that nothing names any more, and for how long. */
@QuarkusTest
@ExtendWith(FreshTables.class)
class SweepTest {

    private static final Duration GRACE = Duration.ofDays(1);

    @Inject
    Sweep sweep;

    @Inject
    BlobStore store;

    @Inject
    MutableClock clock;

    /** What tests before have left in the store goes first, so that each sweep is about this test's bytes. */
    @BeforeEach
    void sweepAll() {
        sweepAfterGrace();
        clock.reset();
    }

    @AfterEach
    void putTheClockBack() {
        clock.reset();
    }

    private void sweepAfterGrace() {
        sweep.sweep();
        clock.advance(GRACE.plusMinutes(1));
        sweep.sweep();
    }

    private boolean isKept(Map<String, Object> asset) throws IOException {
        return store.has(BlobKey.original(asset.get("hash").toString()));
    }

    private static void delete(Map<String, Object> asset) {
        Api.as(Role.EDITOR).delete(Assets.PATH + "/" + asset.get("id")).then().statusCode(200);
    }

    private static Map<String, Object> replace(Map<String, Object> asset, byte[] bytes) {
        return Api.as(Role.EDITOR)
                .contentType("image/png")
                .body(bytes)
                .put(Assets.PATH + "/" + asset.get("id") + "/content")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getMap("");
    }

    @Test
    void theBytesOfAnAssetStayForEver() throws IOException {
        Map<String, Object> asset = Assets.picture(38, 21);

        sweepAfterGrace();
        sweepAfterGrace();

        assertThat(isKept(asset)).isTrue();
        Api.anonymous().get(Assets.path(asset)).then().statusCode(200);
    }

    @Test
    void thoseOfADeletedOneStayUntilTheGraceIsOver() throws IOException {
        Map<String, Object> asset = Assets.picture(38, 22);
        Api.anonymous().get(Assets.path(asset) + "?w=320").then().statusCode(200);
        delete(asset);

        sweep.sweep();
        clock.advance(GRACE.minusMinutes(1));
        sweep.sweep();
        boolean before = isKept(asset);
        clock.advance(Duration.ofMinutes(2));
        sweep.sweep();

        assertThat(before).isTrue();
        assertThat(isKept(asset)).isFalse();
        List<String> hashes = new java.util.ArrayList<>();
        store.eachHash(hashes::add);
        assertThat(hashes).doesNotContain(asset.get("hash").toString());
        assertThat(Database.number("select count(*) from orphan_blob")).isZero();
    }

    @Test
    void oneThatCannotBeDeletedKeepsNoOther() throws IOException {
        Map<String, Object> asset = Assets.picture(38, 25);
        delete(asset);
        // Of two levels of folders, the first two bytes of the hash.
        Path stubborn = store.file(BlobKey.original(asset.get("hash").toString()))
                .orElseThrow()
                .getParent()
                .getParent()
                .getParent()
                .getParent()
                .resolve("00/00/" + "0".repeat(64));
        Files.createDirectories(stubborn.getParent());
        Files.createFile(stubborn);

        sweepAfterGrace();

        assertThat(isKept(asset)).isFalse();
        Files.delete(stubborn);
    }

    @Test
    void bytesThatARevisionMayNameStayWhenOthersTakeTheirPlace() throws IOException {
        Map<String, Object> asset = Assets.picture(38, 23);
        Posts.published("title", "Names it", "body", "![a](" + Assets.path(asset) + ")");
        replace(asset, TestImages.png(60, 23));

        sweepAfterGrace();

        assertThat(isKept(asset)).isTrue();
        Api.anonymous().get(Assets.path(asset)).then().statusCode(200);
    }

    @Test
    void anOldRevisionAloneKeepsThem() throws IOException {
        Map<String, Object> asset = Assets.picture(38, 24);
        String id = Posts.draft("title", "Named it", "body", "![a](" + Assets.path(asset) + ")");
        replace(asset, TestImages.png(60, 24));
        Posts.edit(id, "body", "Nothing");

        sweepAfterGrace();

        assertThat(isKept(asset)).isTrue();
    }

    @Test
    void theyGoWithTheLastPostThatNamedThem() throws IOException {
        Map<String, Object> asset = Assets.picture(38, 25);
        String id = Posts.draft("title", "Goes", "body", "![a](" + Assets.path(asset) + ")");
        Map<String, Object> now = replace(asset, TestImages.png(60, 25));
        Posts.trash(id);
        Api.as(Role.EDITOR)
                .delete(Posts.ADMIN + "/" + id + "?force=true")
                .then()
                .statusCode(200);

        sweepAfterGrace();

        assertThat(isKept(asset)).isFalse();
        assertThat(isKept(now)).isTrue();
        Api.anonymous().redirects().follow(false).get(Assets.path(asset)).then().statusCode(308);
    }

    @Test
    void bytesThatNothingNamedGoWhenOthersTakeTheirPlace() throws IOException {
        Map<String, Object> asset = Assets.picture(38, 26);
        replace(asset, TestImages.png(60, 26));

        sweepAfterGrace();

        assertThat(isKept(asset)).isFalse();
    }

    @Test
    void bytesThatComeAgainWithinTheGraceStay() throws IOException {
        Map<String, Object> asset = Assets.picture(38, 27);
        delete(asset);
        sweep.sweep();
        Map<String, Object> again = Assets.picture(38, 27);

        clock.advance(GRACE.plusMinutes(1));
        sweep.sweep();

        assertThat(isKept(again)).isTrue();
    }

    @Test
    void theGraceBeginsAnewWhereBytesWereNamedInBetween() throws IOException {
        Map<String, Object> asset = Assets.picture(38, 28);
        delete(asset);
        sweep.sweep();
        clock.advance(GRACE.minusMinutes(1));
        delete(Assets.picture(38, 28));
        clock.advance(Duration.ofMinutes(2));

        sweep.sweep();

        assertThat(isKept(asset)).isTrue();
    }

    @Test
    void bytesThatARowNeverNamedAreFoundAndGo() throws IOException {
        Path file = store.temporaryFile();
        Files.write(file, TestImages.png(38, 29));
        BlobKey key = BlobKey.original("ab".repeat(32));
        store.put(key, file);

        sweep.sweep();
        boolean before = store.has(key);
        clock.advance(GRACE.plusMinutes(1));
        sweep.sweep();

        assertThat(before).isTrue();
        assertThat(store.has(key)).isFalse();
    }

    @Test
    void temporaryFilesOfProcessesThatDiedGoAfterAnHour() throws IOException {
        Path left = store.temporaryFile();
        Files.write(left, new byte[] {1});
        sweep.sweep();
        boolean young = Files.exists(left);

        clock.advance(Duration.ofMinutes(61));
        sweep.sweep();

        assertThat(young).isTrue();
        assertThat(left).doesNotExist();
    }

    @Test
    void uploadsThatRaceWithSweepsAlwaysHaveTheirBytes() throws IOException {
        for (int round = 0; round < 4; round++) {
            int height = 30 + round;
            delete(Assets.picture(38, height));
            sweep.sweep();
            clock.advance(GRACE.plusMinutes(1));

            List<Integer> answers = Race.of(4, turn -> {
                if (turn % 2 == 0) {
                    sweep.sweep();
                    return 200;
                }
                return Assets.send("again.png", TestImages.png(38, height), Map.of())
                        .statusCode();
            });

            assertThat(answers).isSubsetOf(200, 201);
            List<String> hash = Database.texts("select hash from asset");
            assertThat(hash).hasSize(1);
            assertThat(store.has(BlobKey.original(hash.get(0)))).isTrue();
            delete(Map.of("id", Database.texts("select id from asset").get(0)));
        }
    }
}
