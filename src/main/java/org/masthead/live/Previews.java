package org.masthead.live;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What a preview token shows; implemented by what knows drafts. */
public interface Previews {

    /**
     * The post as readers would see it, for a token that is valid for it.
     *
     * @param formats names of the forms of the body that are asked for
     */
    Optional<LivePostView> find(UUID post, String token, Set<String> formats);
}
