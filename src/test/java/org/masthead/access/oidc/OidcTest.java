package org.masthead.access.oidc;

import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.masthead.testing.Api;
import org.masthead.testing.MutableClock;

/** A service that trusts an issuer of its own, which each test starts anew. */
abstract class OidcTest {

    @Inject
    MutableClock clock;

    TestIssuer issuer;

    @BeforeEach
    void startTheIssuer() {
        issuer = TestIssuer.startConfigured(clock);
    }

    @AfterEach
    void stopTheIssuer() {
        issuer.close();
        clock.reset();
    }

    /** A token of an administrator, to be signed. */
    TestToken token() {
        return issuer.token("jane", clock.instant()).roles("cms-admin");
    }

    /** What an administrator's list answers to a token. */
    static int status(String token) {
        return Api.withToken(token).get("/api/v1/admin/users").statusCode();
    }
}
