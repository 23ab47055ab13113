package org.masthead.access.user;

import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.masthead.access.CurrentCaller;
import org.masthead.access.Role;
import org.masthead.event.EventLog;
import org.masthead.event.EventType;
import org.masthead.http.WriteGuard;
import org.masthead.http.json.JsonBody;
import org.masthead.http.list.ListQuery;
import org.masthead.http.page.ListPage;
import org.masthead.http.problem.ProblemException;
import org.masthead.http.problem.ProblemType;
import org.masthead.http.problem.Violation;
import org.masthead.http.problem.Violations;
import org.masthead.site.Ids;
import org.masthead.text.Folded;

/** The rules of users: names are unique, and one administrator at least can always sign in. */
@Singleton
@Transactional
class UserService {

    private static final String OBJECT = "user";

    private final UserRepository users;
    private final CurrentCaller callers;
    private final Passwords passwords;
    private final EventLog events;
    private final Ids ids;
    private final Clock clock;

    UserService(
            UserRepository users, CurrentCaller callers, Passwords passwords, EventLog events, Ids ids, Clock clock) {
        this.users = users;
        this.callers = callers;
        this.passwords = passwords;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    ListPage<UserView> list(ListQuery query) {
        return users.page(query);
    }

    /** @throws ProblemException NOT_FOUND */
    UserView get(UUID id) {
        return users.findByIdOptional(id).map(UserView::of).orElseThrow(ProblemException::notFound);
    }

    /** @throws ProblemException NAME_TAKEN */
    UserView create(JsonBody body) {
        NewUserDraft draft = body.as(NewUserDraft.class, UserView.class);
        checkUsername(draft.draft().givenUsername(), Optional.empty());
        checkAuthor(draft.draft());
        demandOwnRights(draft.draft().givenRole());
        User user = new User(ids.next(), draft.draft(), passwords.hash(draft.givenPassword()), clock.instant());
        users.persistAndFlush(user);
        events.append(OBJECT, user.id(), EventType.CREATED, null);
        Log.infof("Created user %s", user.id());
        return UserView.of(user);
    }

    /**
     * @throws ProblemException NOT_FOUND, STALE_VERSION, NAME_TAKEN, CONFLICT for the last administrator, VALIDATION_FAILED
     *     for what the identity provider of a linked user decides
     */
    UserView update(UUID id, JsonBody body, WriteGuard guard) {
        List<UUID> admins = users.lockEnabledAdmins();
        User user = users.lock(id);
        demandOwnRights(user.role());
        guard.check(user.version(), () -> UserView.of(user));
        UserDraft draft = body.over(UserDraft.of(user), UserView.class);
        checkUsername(draft.givenUsername(), Optional.of(id));
        checkAuthor(draft);
        checkLink(user, draft);
        demandOwnRights(draft.givenRole());
        user.describe(draft);
        if (!user.isEnabledAdmin()) {
            keepAnAdmin(admins, id);
        }
        if (draft.password() != null) {
            user.changePassword(passwords.hash(draft.password()));
        }
        users.flush();
        events.append(OBJECT, id, EventType.UPDATED, null);
        return UserView.of(user);
    }

    /** @throws ProblemException NOT_FOUND, STALE_VERSION, CONFLICT for the last administrator */
    UserView delete(UUID id, WriteGuard guard) {
        List<UUID> admins = users.lockEnabledAdmins();
        User user = users.lock(id);
        demandOwnRights(user.role());
        guard.check(user.version(), () -> UserView.of(user));
        keepAnAdmin(admins, id);
        users.delete(user);
        users.flush();
        events.append(OBJECT, id, EventType.DELETED, null);
        Log.infof("Deleted user %s", id);
        return UserView.of(user);
    }

    /** Nobody makes, or takes the place of, a user who may do more than he. */
    private void demandOwnRights(Role role) {
        if (!callers.get().covers(role, List.of())) {
            throw new ProblemException(
                    ProblemType.FORBIDDEN, "A user cannot have rights that you do not have yourself.");
        }
    }

    /** What the provider of a linked user decides is not changed here: it would count for nothing. */
    private static void checkLink(User user, UserDraft draft) {
        Violations violations = new Violations();
        if (user.isLinked() && draft.password() != null) {
            violations.add("password", "linked", "`password` cannot be set: this user signs in at " + user.issuer());
        }
        if (user.isLinked() && draft.givenRole() != user.role()) {
            violations.add("role", "linked", "`role` cannot be changed: tokens of " + user.issuer() + " decide it");
        }
        violations.throwIfAny();
    }

    /** Only to refuse with the right field: the unique constraint decides races. */
    private void checkUsername(String username, Optional<UUID> holder) {
        if (Folded.of(username).isEmpty()) {
            throw ProblemException.of(
                    ProblemType.VALIDATION_FAILED, "username", "`username` holds nothing that can be seen");
        }
        Optional<UUID> taken = users.findByUsername(username).map(User::id);
        if (taken.isPresent() && !taken.equals(holder)) {
            throw ProblemException.of(
                    ProblemType.NAME_TAKEN, "username", "The user name `" + username + "` is taken by another user.");
        }
    }

    /** Only to refuse with the right field: the foreign key decides races. */
    private void checkAuthor(UserDraft draft) {
        if (draft.authorId() != null && !users.isAuthor(draft.authorId())) {
            throw ProblemException.of(
                    ProblemType.VALIDATION_FAILED,
                    List.of(new Violation("authorId", "unknown-id", "there is no author `" + draft.authorId() + "`")));
        }
    }

    private static void keepAnAdmin(List<UUID> admins, UUID leaving) {
        if (admins.equals(List.of(leaving))) {
            throw new ProblemException(
                    ProblemType.CONFLICT,
                    "This is the last administrator who can sign in; make another before this one goes.");
        }
    }
}
