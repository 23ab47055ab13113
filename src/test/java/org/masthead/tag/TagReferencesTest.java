package org.masthead.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.masthead.access.Role;
import org.masthead.author.AuthorReferences;
import org.masthead.category.CategoryReferences;
import org.masthead.http.problem.Violation;
import org.masthead.http.problem.Violations;
import org.masthead.slug.RelationReference;
import org.masthead.testing.Api;
import org.masthead.testing.Database;
import org.masthead.testing.FreshTables;
import org.masthead.testing.Race;
import org.masthead.testing.Statements;

@QuarkusTest
@ExtendWith(FreshTables.class)
class TagReferencesTest {

    @Inject
    TagReferences tags;

    @Inject
    CategoryReferences categories;

    @Inject
    AuthorReferences authors;

    private static UUID createTag(String name) {
        return UUID.fromString(Api.as(Role.EDITOR)
                .body(Map.of("name", name))
                .post("/api/v1/admin/tags")
                .path("id"));
    }

    private List<UUID> resolve(Violations wrong, RelationReference... references) {
        return QuarkusTransaction.requiringNew().call(() -> tags.resolve(List.of(references), "tags", wrong));
    }

    private List<UUID> resolve(String... names) {
        Violations wrong = new Violations();
        List<UUID> ids =
                resolve(wrong, Stream.of(names).map(RelationReference::named).toArray(RelationReference[]::new));
        assertThat(wrong.list()).isEmpty();
        return ids;
    }

    @Test
    void matchANameButForCaseAndWidth() {
        UUID cloud = createTag("Cloud Native");

        assertThat(resolve("cloud native", "ＣＬＯＵＤ  Native")).containsExactly(cloud);
    }

    @Test
    void matchASlugAndAFormerOne() {
        UUID sharp = createTag("C#");
        Api.as(Role.EDITOR).body(Map.of("slug", "csharp")).patch("/api/v1/admin/tags/" + sharp);

        assertThat(resolve("csharp")).containsExactly(sharp);
        assertThat(resolve("c-sharp")).containsExactly(sharp);
        assertThat(resolve("c#!")).as("makes the former slug").containsExactly(sharp);
    }

    @Test
    void preferTheNameToTheSlug() {
        createTag("C#");
        UUID named = createTag("c-sharp");

        assertThat(resolve("C-Sharp")).containsExactly(named);
    }

    @Test
    void makeWhatNoTagIsCalled() {
        List<UUID> made = resolve("Brave", "New", "brave");

        assertThat(made).hasSize(2);
        assertThat(Database.texts("select name from tag order by name_sort")).containsExactly("Brave", "New");
        assertThat(Database.texts("select type from event")).containsExactly("tag.created", "tag.created");
        assertThat(resolve("New", "Brave")).containsExactly(made.get(1), made.get(0));
    }

    @Test
    void tellApartNamesOfWhichNoSlugIsLeft() {
        assertThat(resolve("🎉", "🔥")).hasSize(2);
        assertThat(resolve("🔥", "🎉")).hasSize(2);
        assertThat(Database.number("select count(*) from tag")).isEqualTo(2);
    }

    @Test
    void keepTheirOrderAndCollapse() {
        UUID a = createTag("A");
        UUID b = createTag("B");

        List<UUID> ids = resolve(
                new Violations(),
                RelationReference.of(b),
                RelationReference.named("a"),
                RelationReference.named("b"),
                RelationReference.of(a));

        assertThat(ids).containsExactly(b, a);
    }

    @Test
    void sayAllThatIsWrongWithThem() {
        UUID unknown = UUID.randomUUID();
        Violations wrong = new Violations();

        List<UUID> ids = resolve(
                wrong,
                RelationReference.named("Fine"),
                RelationReference.of(unknown),
                new RelationReference(null, null, null, null),
                RelationReference.named(" \u200b"),
                RelationReference.named("x".repeat(201)));

        assertThat(ids).hasSize(1);
        assertThat(wrong.list())
                .extracting(Violation::field, Violation::code)
                .containsExactly(
                        tuple("tags[1].id", "unknown-id"),
                        tuple("tags[2]", "required"),
                        tuple("tags[3].name", "required"),
                        tuple("tags[4].name", "length"));
    }

    @Test
    void mayBeIdsAlone() {
        UUID a = createTag("A");
        Violations wrong = new Violations();

        List<UUID> ids = QuarkusTransaction.requiringNew()
                .call(() -> tags.resolveIds(List.of(a, UUID.randomUUID(), a), "tagIds", wrong));

        assertThat(ids).containsExactly(a);
        assertThat(wrong.list()).extracting(Violation::field).containsExactly("tagIds[1]");
    }

    @Test
    void meanTheOneThatAMergedTagWentInto() {
        UUID kept = createTag("Kept");
        UUID merged = createTag("Merged");
        UUID other = createTag("Other");
        merge(merged, kept);
        Violations wrong = new Violations();

        List<UUID> byReference =
                resolve(wrong, RelationReference.of(other), RelationReference.of(merged), RelationReference.of(kept));
        List<UUID> byId = QuarkusTransaction.requiringNew()
                .call(() -> tags.resolveIds(List.of(merged, other, kept), "tagIds", wrong));

        assertThat(byReference).containsExactly(other, kept);
        assertThat(byId).containsExactly(kept, other);
        assertThat(resolve("Merged")).containsExactly(kept);
        assertThat(wrong.list()).isEmpty();
    }

    @Test
    void ofARevisionAreThoseThatAreLeft() {
        UUID kept = createTag("Kept");
        UUID merged = createTag("Merged");
        UUID deleted = createTag("Deleted");
        UUID other = createTag("Other");
        merge(merged, kept);
        Api.as(Role.EDITOR).delete("/api/v1/admin/tags/" + deleted);
        Statements.forget();

        List<UUID> left = QuarkusTransaction.requiringNew()
                .call(() -> tags.survivors(List.of(other, deleted, merged, kept, other)));

        assertThat(left).containsExactly(other, kept);
        assertThat(Statements.all()).hasSize(1);
        assertThat(QuarkusTransaction.requiringNew().call(() -> tags.survivors(List.of())))
                .isEmpty();
    }

    private static void merge(UUID id, UUID into) {
        Api.as(Role.EDITOR)
                .body(Map.of("into", into))
                .post("/api/v1/admin/tags/" + id + "/merge")
                .then()
                .statusCode(200);
    }

    @Test
    void takeThreeStatementsWhenAllExist() {
        String[] names = IntStream.range(0, 50).mapToObj(i -> "tag " + i).toArray(String[]::new);
        resolve(names);
        names[0] = "tag-0";
        Statements.forget();

        assertThat(resolve(names)).hasSize(50);

        assertThat(Statements.all()).hasSizeBetween(1, 3);
    }

    @Test
    void makeOneRecordOfANameThatManyGiveAtOnce() {
        List<RelationReference> names =
                Stream.of("Racing", "Twins").map(RelationReference::named).toList();

        List<List<UUID>> ids = Race.of(
                60,
                i -> QuarkusTransaction.requiringNew().call(() -> switch (i % 3) {
                    case 0 -> tags.resolve(names, "tags", new Violations());
                    case 1 -> categories.resolve(names, "categories", new Violations());
                    default -> authors.resolve(names, "authors", new Violations());
                }));

        assertThat(Set.copyOf(ids)).as("one pair of each kind").hasSize(3);
        assertThat(Database.number("select count(*) from tag_slug")).isEqualTo(2);
    }
}
