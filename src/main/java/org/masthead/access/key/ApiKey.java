package org.masthead.access.key;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.masthead.access.Caller;
import org.masthead.access.Role;
import org.masthead.text.Folded;
import org.masthead.text.SortKey;

/** What a program shows instead of a login. Only the hash of its secret is kept. */
@Entity
class ApiKey {

    @Id
    private UUID id;

    @Version
    private long version;

    private String name;
    private byte[] nameSort;
    private String searchText;
    private String role;
    private List<String> scopes;
    private String prefix;
    private byte[] secretHash;
    private @Nullable Instant expiresAt;
    private @Nullable Instant lastUsedAt;
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected ApiKey() {}

    @SuppressWarnings("NullAway.Init") // write() fills the rest
    ApiKey(UUID id, KeySecret secret, Instant createdAt) {
        this.id = id;
        this.version = 1;
        this.prefix = secret.prefix();
        this.secretHash = secret.hash();
        this.createdAt = createdAt;
    }

    /** Takes what a client wrote. */
    void write(ApiKeyDraft draft) {
        name = draft.givenName();
        nameSort = SortKey.of(name);
        searchText = Folded.of(name + " " + prefix);
        role = draft.givenRole().text();
        scopes = draft.givenScopes();
        expiresAt = draft.expiresAt();
    }

    boolean isExpired(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    boolean isLastUseBefore(Instant time) {
        return lastUsedAt == null || lastUsedAt.isBefore(time);
    }

    Caller caller() {
        return new Caller(Caller.Kind.KEY, id, name, role(), Set.copyOf(scopes), null);
    }

    UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    String name() {
        return name;
    }

    Role role() {
        return Role.named(role);
    }

    List<String> scopes() {
        return List.copyOf(scopes);
    }

    String prefix() {
        return prefix;
    }

    @Nullable
    Instant expiresAt() {
        return expiresAt;
    }

    @Nullable
    Instant lastUsedAt() {
        return lastUsedAt;
    }

    Instant createdAt() {
        return createdAt;
    }
}
