package org.masthead.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PermissionTest {

    @ParameterizedTest
    @CsvSource({
        "GET, posts, posts:read",
        "HEAD, posts/1, posts:read",
        "POST, posts, posts:write",
        "PATCH, posts/1, posts:write",
        "POST, posts/1/publish, posts:publish",
        "POST, posts/1/unpublish, posts:publish",
        "DELETE, posts/1/schedule, posts:publish",
        "POST, posts/1/submit, posts:write",
        "POST, tags/1/publish, tags:write",
        "GET, exports/hugo.zip, exports:read",
        "DELETE, api-keys/1, api-keys:write",
        "GET, '', ':read'"
    })
    void aScopeIsTheFirstPartOfThePathAndWhatTheMethodDoes(String method, String path, String scope) {
        assertThat(ScopeFilter.scope(method, path)).isEqualTo(scope);
    }

    @Test
    void anAdministratorMayAllAndAReaderOnlyRead() {
        assertThat(caller(Role.ADMIN).permissions()).isEqualTo(Permission.scopes());
        assertThat(caller(Role.READER).permissions()).containsExactly("delivery:read", "preview:read");
    }

    @Test
    void anAuthorMayNotPublish() {
        assertThat(caller(Role.AUTHOR).may(Permission.POSTS_WRITE)).isTrue();
        assertThat(caller(Role.AUTHOR).may(Permission.POSTS_PUBLISH)).isFalse();
        assertThat(caller(Role.EDITOR).may(Permission.POSTS_PUBLISH)).isTrue();
    }

    @Test
    void aRoleIncludesThoseBeforeIt() {
        assertThat(Role.EDITOR.included()).containsExactlyInAnyOrder("reader", "author", "editor");
        assertThat(caller(Role.EDITOR).is(Role.AUTHOR)).isTrue();
        assertThat(caller(Role.EDITOR).is(Role.ADMIN)).isFalse();
    }

    @Test
    void everyScopeNamesItsPermission() {
        for (Permission permission : Permission.values()) {
            assertThat(Permission.ofScope(permission.scope())).contains(permission);
        }
        assertThat(Permission.ofScope("posts:delete")).isEmpty();
    }

    private static Caller caller(Role role) {
        return new Caller(Caller.Kind.USER, UUID.randomUUID(), "Ada", role, Set.of(), null);
    }
}
