package org.masthead.audit;

import io.quarkus.runtime.annotations.StaticInitSafe;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What an operator says of the audit. */
@StaticInitSafe // as SiteConfig, whose prefix it shares
@ConfigMapping(prefix = "masthead.audit")
interface AuditConfig {

    /** Refusals of one address that are kept in a minute; more are only counted. */
    @WithDefault("100")
    int refusalsPerMinute();
}
