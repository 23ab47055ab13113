package org.masthead.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.masthead.event.Attempt;
import org.masthead.event.Origin.Actor;

/** Whose refusals count together: noise of strangers takes no room from those of others. */
class RefusalsTest {

    private static final String ADDRESS = "192.0.2.7";

    private static String bucket(String action, Actor actor) {
        return Refusals.bucket(new Attempt(action, "user", null, false, actor, ADDRESS, null));
    }

    @Test
    void strangersOfOneAddressShareOne() {
        assertThat(bucket("tag.read", Actor.ANONYMOUS)).isEqualTo(bucket("post.create", Actor.ANONYMOUS));
    }

    @Test
    void failedLoginsHaveAnother() {
        assertThat(bucket("auth.login", Actor.ANONYMOUS)).isNotEqualTo(bucket("auth.read", Actor.ANONYMOUS));
    }

    @Test
    void whoeverIsKnownHasHisOwn() {
        Actor one = new Actor("user", new UUID(0, 1), "One");
        Actor other = new Actor("user", new UUID(0, 2), "Other");

        assertThat(bucket("post.trash", one))
                .isNotEqualTo(bucket("post.trash", other))
                .isNotEqualTo(bucket("post.trash", Actor.ANONYMOUS));
    }
}
