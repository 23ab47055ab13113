package org.masthead.post.check;

import io.quarkus.runtime.annotations.StaticInitSafe;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What an operator says of checks. */
@StaticInitSafe // as SiteConfig, whose prefix it shares
@ConfigMapping(prefix = "masthead.publishing")
interface CheckConfig {

    /** Whether a post is published only when its check finds no error; default false. */
    @WithDefault("false")
    boolean demandCheck();
}
