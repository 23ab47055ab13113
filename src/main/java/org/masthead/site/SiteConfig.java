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

    /** Whether delivery and previews demand a token of a reader; default false. Images do not: who knows an address may read. */
    @WithDefault("false")
    boolean privateDelivery();

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

        /** Where on the front end records stand; default as the delivery API calls them. */
        Paths paths();
    }

    /** Path templates of the front end, below the site's address; {@code {slug}} stands for the record's. */
    interface Paths {

        @WithDefault("/posts/{slug}")
        String post();

        @WithDefault("/tags/{slug}")
        String tag();

        @WithDefault("/categories/{slug}")
        String category();

        @WithDefault("/authors/{slug}")
        String author();
    }
}
