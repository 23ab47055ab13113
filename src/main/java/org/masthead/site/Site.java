package org.masthead.site;

import io.quarkus.runtime.LaunchMode;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.ZoneId;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** This service's address and the site's locale and zone; never taken from a request. */
@Singleton
public final class Site {

    /** Path below which the delivery API lives. */
    public static final String DELIVERY = "/api/v1";

    /** Path below which the admin API lives. */
    public static final String ADMIN = "/api/v1/admin";

    private final SiteConfig config;

    private volatile @Nullable String baseUrl;

    Site(SiteConfig config) {
        this.config = config;
    }

    /** The service's own address, without a trailing slash. */
    public String baseUrl() {
        String known = baseUrl;
        if (known == null) {
            int port = port();
            known = config.baseUrl().map(Site::withoutTrailingSlash).orElse("http://localhost:" + port);
            // A port of 0 is told apart from the one that is meant only once the server listens.
            baseUrl = port == 0 ? null : known;
        }
        return known;
    }

    /** The absolute address of a path of this service. */
    public URI address(String path) {
        return URI.create(baseUrl() + path);
    }

    /** Whether delivery demands a token. */
    public boolean isDeliveryPrivate() {
        return config.privateDelivery();
    }

    /** True for paths of delivery, which is what is below {@link #DELIVERY} and neither the admin side nor login. */
    public static boolean isDelivery(String path) {
        return path.startsWith(DELIVERY + "/")
                && !path.startsWith(ADMIN + "/")
                && !path.startsWith(DELIVERY + "/auth/");
    }

    /** The front end's address, without a trailing slash. */
    public String url() {
        return config.site().url().map(Site::withoutTrailingSlash).orElseGet(this::baseUrl);
    }

    /** Where on the front end records stand. */
    public SiteConfig.Paths paths() {
        return config.site().paths();
    }

    /** BCP 47 tag of the locale that counts where none is named. */
    public String locale() {
        return config.site().locale().toLanguageTag();
    }

    /** True for a locale that posts may have; any, unless the configuration lists them. */
    public boolean allowsLocale(String languageTag) {
        return config.site()
                .locales()
                .map(all -> all.contains(languageTag) || languageTag.equals(locale()))
                .orElse(true);
    }

    /** Zone of times that are sent without an offset. */
    public ZoneId timeZone() {
        return config.site().timeZone();
    }

    private static String withoutTrailingSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    private static int port() {
        String key = LaunchMode.current() == LaunchMode.TEST ? "quarkus.http.test-port" : "quarkus.http.port";
        return ConfigProvider.getConfig().getValue(key, Integer.class);
    }
}
