package org.masthead.http.client;

import io.quarkus.runtime.annotations.StaticInitSafe;
import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** Which proxies stand in front of this service. */
@StaticInitSafe // as SiteConfig, whose prefix it shares
@ConfigMapping(prefix = "masthead.proxies")
interface ProxyConfig {

    /**
     * Ranges of their addresses, such as {@code 10.0.0.0/8}; default none. Whom they name in {@code X-Forwarded-For} is the
     * client; from all others that header says nothing. One that cannot be read stops the start.
     */
    Optional<List<String>> trusted();
}
