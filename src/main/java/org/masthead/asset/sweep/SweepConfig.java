package org.masthead.asset.sweep;

import io.quarkus.runtime.annotations.StaticInitSafe;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What an operator says of bytes without a record. */
@StaticInitSafe
@ConfigMapping(prefix = "masthead.assets.sweep")
interface SweepConfig {

    /** How often they are looked for. */
    @WithDefault("1H")
    Duration every();

    /**
     * How long they stay once they are found; so a backup of the database that is followed by one of the files within this time
     * has all of them.
     */
    @WithDefault("1D")
    Duration grace();
}
