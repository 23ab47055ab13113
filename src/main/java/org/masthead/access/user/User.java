package org.masthead.access.user;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.masthead.access.Caller;
import org.masthead.access.Role;
import org.masthead.access.user.LinkedUsers.Person;
import org.masthead.access.user.UserAccounts.Account;
import org.masthead.text.Folded;
import org.masthead.text.SortKey;

/**
 * A person who signs in. Tokens of ours carry the epoch of their making; a later epoch ends them all at once. One whom an
 * identity provider vouches for has no password; his role here is the last that a token of his has given him.
 */
@Entity
@Table(name = "app_user")
class User {

    /** Matches a user name: one line, no white space at its ends. */
    static final String USERNAME = "^\\S(.*\\S)?$";

    @Id
    private UUID id;

    @Version
    private long version;

    private String username;
    private String usernameFolded;
    private String name;
    private byte[] nameSort;
    private @Nullable String email;
    private String searchText;
    private String role;
    private boolean disabled;
    private @Nullable String passwordHash;
    private int tokenEpoch;
    private @Nullable UUID authorId;
    private @Nullable Instant lastLoginAt;
    private Instant createdAt;
    private @Nullable String issuer;
    private @Nullable String subject;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected User() {}

    @SuppressWarnings("NullAway.Init") // describe() fills the rest
    User(UUID id, UserDraft draft, @Nullable String passwordHash, Instant createdAt) {
        this.id = id;
        this.version = 1;
        this.passwordHash = passwordHash;
        this.createdAt = createdAt;
        describe(draft);
    }

    /** One whom an identity provider vouches for, seen now. */
    static User linked(UUID id, UserDraft draft, Person person, Instant now) {
        User user = new User(id, draft, null, now);
        user.issuer = person.issuer();
        user.subject = person.subject();
        user.lastLoginAt = now;
        return user;
    }

    /** Takes over what the draft says but for its password. Disabling ends all tokens. */
    void describe(UserDraft draft) {
        username = draft.givenUsername();
        usernameFolded = Folded.of(username);
        name = draft.nameOrUsername();
        nameSort = SortKey.of(name);
        email = draft.emailOrNull();
        searchText = Folded.of(username + " " + name + " " + (email == null ? "" : email));
        role = draft.givenRole().text();
        authorId = draft.authorId();
        if (draft.isDisabled() && !disabled) {
            endTokens();
        }
        disabled = draft.isDisabled();
    }

    /** Sets a password by its hash, and ends all tokens. */
    void changePassword(String newHash) {
        passwordHash = newHash;
        endTokens();
    }

    private void endTokens() {
        tokenEpoch++;
    }

    /** The caller he is with the role that his identity provider gives him, unless he is disabled. */
    Optional<Caller> callerAs(Role given) {
        return disabled
                ? Optional.empty()
                : Optional.of(new Caller(Caller.Kind.USER, id, name, given, Set.of(), authorId));
    }

    /** True when he was last seen before that, or with another role. */
    boolean isNewsOf(Role given, Instant before) {
        return role() != given || lastLoginAt == null || lastLoginAt.isBefore(before);
    }

    /** True when an identity provider vouches for him, which then decides on password and role. */
    boolean isLinked() {
        return issuer != null;
    }

    Account account() {
        return new Account(id, passwordHash, tokenEpoch);
    }

    boolean isEnabledAdmin() {
        return !disabled && role() == Role.ADMIN;
    }

    UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    String username() {
        return username;
    }

    String name() {
        return name;
    }

    @Nullable
    String email() {
        return email;
    }

    Role role() {
        return Role.named(role);
    }

    boolean disabled() {
        return disabled;
    }

    @Nullable
    UUID authorId() {
        return authorId;
    }

    @Nullable
    Instant lastLoginAt() {
        return lastLoginAt;
    }

    Instant createdAt() {
        return createdAt;
    }

    @Nullable
    String issuer() {
        return issuer;
    }

    @Nullable
    String subject() {
        return subject;
    }

    String usernameFolded() {
        return usernameFolded;
    }

    byte[] nameSort() {
        return nameSort;
    }

    String searchText() {
        return searchText;
    }
}
