package org.masthead.access.login;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A token counts on the plain form of a path alone. */
class BearerMechanismTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/admin/posts",
                "/api/v1/admin/posts/",
                "/api/v1/admin/api-keys/0190-a/x",
                "/api/v1/auth/me",
                "/api/v1/admin/posts/%5B%E4%BA%91",
                "/api/v1/admin/posts/a.b"
            })
    void plainPathsAreGuarded(String path) {
        assertThat(BearerMechanism.isPlain(path, false)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/posts",
                "/api/v1/admin",
                "/api/v1/admin/",
                "/api/v1/admin//posts",
                "/api/v1/admin/posts//x",
                "/api/v1/admin/posts/../users",
                "/api/v1/admin/posts/.x",
                "/api/v1/admin/pos%74s/x",
                "/api/v1/admin/posts/%2e%2e",
                "/api/v1/admin/posts/a%2Fb",
                "/api/v1/admin/posts/a%5cb",
                "/api/v1/admin/posts/a%3Bb",
                "/api/v1/admin/posts/a%252fb",
                "/api/v1/admin/posts;x",
                "/api/v1/admin/posts/%zz",
                "/api/v1/ADMIN/posts"
            })
    void othersAreNot(String path) {
        assertThat(BearerMechanism.isPlain(path, false)).isFalse();
    }

    @Test
    void longPathsAreRead() {
        assertThat(BearerMechanism.isPlain("/api/v1/admin/posts/" + "%5B".repeat(20_000), false))
                .isTrue();
        assertThat(BearerMechanism.isPlain("/api/v1/admin/posts" + "/a".repeat(30_000), false))
                .isTrue();
    }
}
