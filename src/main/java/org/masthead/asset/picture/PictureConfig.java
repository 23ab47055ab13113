package org.masthead.asset.picture;

import io.quarkus.runtime.annotations.StaticInitSafe;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What an operator says of how pictures are shown. */
@StaticInitSafe
@ConfigMapping(prefix = "masthead.assets")
interface PictureConfig {

    /** How wide the front end shows pictures, as {@code sizes} of an {@code img} (HTML §4.8.4.2); default its whole width. */
    @WithDefault("100vw")
    String sizes();
}
