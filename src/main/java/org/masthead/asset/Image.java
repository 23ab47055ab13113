package org.masthead.asset;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.masthead.http.problem.Violations;

/**
 * A picture as a record keeps it: the address of a remote one, with its words.
 *
 * @param src its address
 * @param alt what it shows, for those who do not see it
 * @param caption what stands below it
 */
public record Image(
        String src, @Nullable String alt, @Nullable String caption) {

    /**
     * The picture a client means.
     *
     * @param field where it stands in the request
     * @throws org.masthead.http.problem.ProblemException VALIDATION_FAILED when it names an asset that is not there, or
     *     nothing at all
     */
    public static @Nullable Image of(@Nullable ImageDraft draft, String field) {
        Violations wrong = new Violations();
        Optional<Image> image = read(draft, field, wrong);
        wrong.throwIfAny();
        return image.orElse(null);
    }

    /** The picture a client means, if he means one; what is wrong with it is added to the violations. */
    public static Optional<Image> read(@Nullable ImageDraft draft, String field, Violations wrong) {
        if (draft == null) {
            return Optional.empty();
        }
        @Nullable String src = draft.src() == null ? draft.url() : draft.src();
        if (draft.assetId() != null) {
            String message = "`" + field + ".assetId` is no asset: there is none with the id " + draft.assetId();
            wrong.add(field + ".assetId", "unknown-id", message);
        } else if (src == null) {
            wrong.add(field, "required", "`" + field + "` needs an `assetId` or a `src`");
        } else {
            return Optional.of(new Image(src, draft.alt(), draft.caption()));
        }
        return Optional.empty();
    }

    /** The draft that would write this picture again: by `url`, which a `src` laid over it outweighs. */
    public ImageDraft draft() {
        return new ImageDraft(null, null, alt, caption, src, null, null, null, null, null, null);
    }
}
