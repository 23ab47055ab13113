package org.masthead.live.near;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.masthead.live.LivePostView;
import org.masthead.slug.RelationView;

/**
 * A post that has something in common with another.
 *
 * @param score how much; to be compared within one answer alone
 * @param reasons what it is
 */
@Schema(name = "RelatedPost")
public record RelatedPost(@JsonUnwrapped LivePostView post, double score, List<Reason> reasons) {

    public RelatedPost {
        reasons = List.copyOf(reasons);
    }

    /**
     * Something in common.
     *
     * @param kind tags, category or text
     * @param tags those that both have, the rarest first; none for other kinds
     */
    @Schema(name = "RelatedReason")
    public record Reason(String kind, List<RelationView> tags) {

        public Reason {
            tags = List.copyOf(tags);
        }
    }
}
