package org.masthead.search;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.masthead.live.LivePostView;

/**
 * A post that was found.
 *
 * @param score how well it matches by title, subtitle and tags; to be compared within one answer alone
 * @param fragments pieces of title, subtitle, names of tags and text with what was found in them
 */
@Schema(name = "SearchHit")
public record SearchHit(@JsonUnwrapped LivePostView post, double score, List<HitFragment> fragments) {

    public SearchHit {
        fragments = List.copyOf(fragments);
    }

    /**
     * A piece of a text of a post.
     *
     * @param field title, subtitle, tags (the name of one, as a whole) or text
     * @param text the piece
     * @param html the same with hits in {@code <mark>}, all else escaped
     * @param ranges where the hits are in {@code text}: first UTF-16 unit, and the one behind the last
     */
    @Schema(name = "HitFragment")
    public record HitFragment(String field, String text, String html, List<List<Integer>> ranges) {

        public HitFragment {
            ranges = List.copyOf(ranges);
        }
    }
}
