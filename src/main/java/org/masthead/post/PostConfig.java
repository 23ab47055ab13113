package org.masthead.post;

import io.quarkus.runtime.annotations.StaticInitSafe;
import io.smallrye.config.ConfigMapping;
import java.util.OptionalInt;

/** What an operator says of posts. */
@StaticInitSafe // as SiteConfig, whose prefix it shares
@ConfigMapping(prefix = "masthead.posts")
interface PostConfig {

    /**
     * Revisions of a post that are kept, the latest; default all. The one that the working copy says, and those that readers
     * see or are to see, stay in any case.
     */
    OptionalInt maxRevisions();
}
