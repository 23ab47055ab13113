package org.masthead.live.freshness;

import io.quarkus.runtime.annotations.StaticInitSafe;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** For how long caches between this service and its readers keep answers; whole seconds count. */
@StaticInitSafe // as SiteConfig, whose prefix it shares
@ConfigMapping(prefix = "masthead.delivery")
interface DeliveryConfig {

    /**
     * For how long a shared cache serves an answer without asking ({@code s-maxage}); cut at the next time at which a post
     * comes or goes. The longer, the fewer requests, and the later readers see a change where the cache is not purged.
     */
    @WithDefault("60s")
    Duration sharedMaxAge();

    /**
     * For how long after that a shared cache may still serve it while it asks for a new one ({@code
     * stale-while-revalidate}, RFC 5861 §3); cut likewise.
     */
    @WithDefault("600s")
    Duration staleWhileRevalidate();
}
