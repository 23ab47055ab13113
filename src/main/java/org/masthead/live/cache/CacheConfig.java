package org.masthead.live.cache;

import io.quarkus.runtime.annotations.StaticInitSafe;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much of delivery this node keeps ready. */
@StaticInitSafe // as SiteConfig, whose prefix it shares
@ConfigMapping(prefix = "masthead.cache")
interface CacheConfig {

    /** Bytes of answers, with their headers; 0 keeps none. */
    @WithDefault("64M")
    MemorySize size();
}
