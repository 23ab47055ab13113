package org.masthead.http.limit;

import io.quarkus.runtime.annotations.StaticInitSafe;
import io.smallrye.config.ConfigMapping;

/** How many requests an address may send; default, as many as it likes. */
@StaticInitSafe // as SiteConfig, whose prefix it shares
@ConfigMapping(prefix = "masthead.limits")
interface LimitConfig {

    /** Delivery, feeds and sitemap. */
    Limit delivery();

    /** Full-text search: {@code q=} on a list of delivery; counts as delivery too. */
    Limit search();

    /** Image originals. */
    Limit media();

    /** Image variants; how many are made at a time, the work queue decides. */
    Limit variants();
}
