package org.masthead.post.revision;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.masthead.post.content.PostContent;
import org.masthead.text.diff.TextDiff;

/**
 * What is different between two revisions of a post.
 *
 * @param from number of the revision that is compared
 * @param to number of the revision it is compared with
 * @param fields members that differ, but for the body
 */
@Schema(name = "PostDiff")
public record PostDiff(int from, int to, List<Field> fields, Body body) {

    /**
     * A member that differs.
     *
     * @param before what {@code from} says
     * @param after what {@code to} says
     */
    @Schema(name = "FieldDiff")
    public record Field(
            String field,
            @Schema(nullable = true) JsonNode before,
            @Schema(nullable = true) JsonNode after) {}

    /**
     * The two bodies: word by word, and as a unified text of lines.
     *
     * @param unified empty where they are equal
     */
    @Schema(name = "BodyDiff")
    public record Body(List<Change> changes, String unified) {}

    /** A piece of text that is in both bodies, or in one. */
    @Schema(name = "TextChange")
    public record Change(Op op, String text) {}

    /** What became of a piece of text. */
    public enum Op {
        @JsonProperty("equal")
        EQUAL,
        @JsonProperty("insert")
        INSERT,
        @JsonProperty("delete")
        DELETE
    }

    /** One of the two: a revision, what it says, and the same by the names of the API. */
    record Side(int number, PostContent content, Map<String, JsonNode> fields) {}

    static PostDiff of(Side from, Side to) {
        List<Field> fields = from.fields().entrySet().stream()
                .filter(member -> !member.getKey().equals("body"))
                .map(member -> new Field(
                        member.getKey(),
                        member.getValue(),
                        Objects.requireNonNull(to.fields().get(member.getKey()))))
                .filter(field -> !field.before().equals(field.after()))
                .toList();
        TextDiff text = TextDiff.of(from.content().body(), to.content().body());
        List<Change> changes = text.changes().stream()
                .map(change -> new Change(Op.valueOf(change.op().name()), change.text()))
                .toList();
        String unified = text.unified("revision " + from.number(), "revision " + to.number());
        return new PostDiff(from.number(), to.number(), fields, new Body(changes, unified));
    }
}
