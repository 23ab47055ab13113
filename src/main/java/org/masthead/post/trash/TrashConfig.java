package org.masthead.post.trash;

import io.quarkus.runtime.annotations.StaticInitSafe;
import io.smallrye.config.ConfigMapping;
import java.time.Duration;
import java.util.Optional;

/** What an operator says of the trash. */
@StaticInitSafe // as SiteConfig, whose prefix it shares
@ConfigMapping(prefix = "masthead.trash")
interface TrashConfig {

    /** How long a post stays in the trash before it is removed for good, such as {@code P30D}; default for ever. */
    Optional<Duration> maxAge();
}
