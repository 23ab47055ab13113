package org.masthead.outbound;

import io.quarkus.runtime.annotations.StaticInitSafe;
import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** What may be reached though it is not public. */
@StaticInitSafe // as SiteConfig, whose prefix it shares
@ConfigMapping(prefix = "masthead.outbound")
interface OutboundConfig {

    /**
     * Ranges of addresses, such as {@code 10.1.0.0/16} or {@code fd00:1::/32}; default none. One that cannot be read stops
     * the start.
     */
    Optional<List<String>> allow();
}
