package org.masthead.access;

import io.quarkus.runtime.annotations.StaticInitSafe;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** What an operator says of logins and tokens. */
@StaticInitSafe // as SiteConfig, whose prefix it shares
@ConfigMapping(prefix = "masthead")
public interface AccessConfig {

    /** Password of the user {@code admin} that the first start makes; default one made up and printed once. */
    Optional<String> adminPassword();

    /** Tokens and limits. */
    Settings access();

    /** Keys below {@code masthead.access}. */
    interface Settings {

        /** How long an access token counts; default 15 minutes. */
        @WithDefault("15M")
        Duration accessTokenLifetime();

        /** How long a refresh token counts, from its making on; default 30 days. */
        @WithDefault("30D")
        Duration refreshTokenLifetime();

        /** Failed logins for one account in a minute, before more are refused; default 10. Each node counts its own. */
        @WithDefault("10")
        int failedLoginsPerAccount();

        /** Failed logins from one address in a minute, before more are refused; default 100. Each node counts its own. */
        @WithDefault("100")
        int failedLoginsPerAddress();

        /** Writes of one caller on the admin side in a second, before more are refused; default 100. Each node counts its own. */
        @WithDefault("100")
        int adminWritesPerSecond();
    }
}
