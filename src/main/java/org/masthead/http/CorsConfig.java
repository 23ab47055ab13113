package org.masthead.http;

import io.quarkus.runtime.annotations.StaticInitSafe;
import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** Which pages may call the admin API from a browser. */
@StaticInitSafe // as SiteConfig, whose prefix it shares
@ConfigMapping(prefix = "masthead.cors")
interface CorsConfig {

    /** Origins, such as {@code https://admin.example.org}; default none. Delivery is open to all. */
    Optional<List<String>> origins();
}
