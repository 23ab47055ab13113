package org.masthead.post.preview;

import io.quarkus.runtime.annotations.StaticInitSafe;
import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Where previews are shown. */
@StaticInitSafe // as SiteConfig, whose prefix it shares
@ConfigMapping(prefix = "masthead.preview")
interface PreviewConfig {

    /**
     * Address of the front end's preview page, with {@code {id}} and {@code {token}} in it; default the post's address in
     * the delivery API.
     */
    Optional<String> url();
}
