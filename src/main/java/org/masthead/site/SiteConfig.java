package org.masthead.site;

import io.quarkus.runtime.annotations.StaticInitSafe;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What an operator says of this service's address and of the site whose content it keeps. */
@StaticInitSafe
@ConfigMapping(prefix = "masthead")
public interface SiteConfig {

    /** Address of this service, without a trailing slash; default {@code http://localhost:{port}}. */
    Optional<String> baseUrl();

    /** Folder of the embedded database and of local assets. */
    @WithDefault("data")
    String dataDir();

    /** The site that readers see. */
    SiteSettings site();

    /** Keys below {@code masthead.site}. */
    interface SiteSettings {

        /** Address of the front end, without a trailing slash; default the base URL. */
        Optional<String> url();

        /** Name of the site. */
        @WithDefault("Masthead")
        String title();

        /** BCP 47 tag of the locale a post has that names none. */
        @WithDefault("en")
        Locale locale();

        /** BCP 47 tags a post may have; default all. */
        Optional<List<String>> locales();

        /** Zone of times that are sent without an offset. */
        @WithDefault("UTC")
        ZoneId timeZone();
    }
}
