package org.masthead.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.masthead.access.Role;
import org.masthead.testing.FreshTables;

@QuarkusTest
@ExtendWith(FreshTables.class)
class HostileUploadTest {

    @Test
    void namesThatClimbOrLinkAreRefusedAndTheOthersAreTaken() {
        Zip zip = new Zip()
                .with("../../etc/climbing.md", "climbs")
                .with("posts/../../climbing-within.md", "climbs")
                .with("/absolute.md", "absolute")
                .with("C:/drive.md", "absolute")
                .with("posts/back\\slash.md", "backslash")
                .with("line\nfeed.md", "control")
                .withLink("linked.md", "/etc/passwd")
                .with("safe-beside-hostile.md", "---\ntitle: Safe\n---\n");

        JsonPath job = Imports.run(zip.bytes());

        assertThat(job.getString("status")).isEqualTo("completed");
        assertThat(Imports.outcome(job, "safe-beside-hostile.md")).isEqualTo("created");
        assertThat(Imports.outcome(job, "linked.md")).isEqualTo("refused link");
        assertThat(job.getList("files.findAll { it.code == 'unsafe-path' }")).hasSize(6);
        assertThat(job.getInt("counts.refused")).isEqualTo(7);
    }

    @Test
    void anEntryThatSwellsOrIsTooLargeIsRefused() {
        Zip zip = new Zip().with("swelling.md", new byte[3 * 1024 * 1024]).with("large.md", noise(4 * 1024 * 1024 + 1));

        JsonPath job = Imports.run(zip.bytes());

        assertThat(Imports.outcome(job, "swelling.md")).isEqualTo("refused swells");
        assertThat(Imports.outcome(job, "large.md")).isEqualTo("refused too-large");
    }

    @Test
    void moreThanTenThousandEntriesAreRefusedAtOnce() {
        Zip zip = new Zip();
        for (int i = 0; i <= 10_000; i++) {
            zip.with("posts/" + i + ".md", "x");
        }

        refused(zip.bytes()).body("violations[0].message", containsString("10,000 entries"));
    }

    @Test
    void aZipThatIsCutOffOrLiesAboutItselfIsRefusedAtOnce() {
        byte[] zip = new Zip().with("cut.md", "---\ntitle: Cut\n---\n").bytes();
        byte[] lying = zip.clone();
        lying[zip.length - 6]++; // where the list of entries begins, by the end record

        refused(Arrays.copyOf(zip, zip.length - 30));
        refused(Arrays.copyOf(zip, 20));
        refused(lying);
    }

    @Test
    void anEntryThatIsEncryptedOrDamagedIsRefused() {
        byte[] encrypted =
                new Zip().with("locked.md", "---\ntitle: Locked\n---\n").bytes();
        int directory = indexOf(encrypted, new byte[] {'P', 'K', 1, 2});
        encrypted[directory + 8] |= 1; // general purpose flag, bit 0
        encrypted[6] |= 1;
        byte[] damaged =
                new Zip().with("damaged.md", "---\ntitle: Damaged\n---\n").bytes();
        damaged[45]++; // within the packed bytes

        assertThat(Imports.outcome(Imports.run(encrypted), "locked.md")).isEqualTo("refused encrypted");
        assertThat(Imports.outcome(Imports.run(damaged), "damaged.md")).isEqualTo("refused damaged");
    }

    @Test
    void anEmptyArchiveIsAnImportOfNothing() {
        JsonPath job = Imports.run(new Zip().bytes());

        assertThat(job.getString("status")).isEqualTo("completed");
        assertThat(job.getInt("progress.files")).isZero();
    }

    @Test
    void theNameOfAnUploadIsNoPath() {
        JsonPath job = Imports.run("../../up-and-away.md", "---\ntitle: Up\n---\n");

        assertThat(job.getString("filename")).isEqualTo("up-and-away.md");
        assertThat(Imports.outcome(job, "up-and-away.md")).isEqualTo("created");
    }

    private static ValidatableResponse refused(byte[] zip) {
        return Imports.upload(Role.EDITOR, "content.zip", zip, Map.of())
                .then()
                .statusCode(422)
                .body("violations[0].field", equalTo("file"));
    }

    private static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        new java.util.Random(1).nextBytes(bytes);
        return bytes;
    }

    private static int indexOf(byte[] bytes, byte[] wanted) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return text.indexOf(new String(wanted, StandardCharsets.ISO_8859_1));
    }
}
