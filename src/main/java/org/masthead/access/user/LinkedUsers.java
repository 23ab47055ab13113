package org.masthead.access.user;

import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.validation.Validator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.masthead.access.Caller;
import org.masthead.access.CurrentCaller;
import org.masthead.access.Role;
import org.masthead.event.EventLog;
import org.masthead.event.EventType;
import org.masthead.site.Ids;
import org.masthead.text.Folded;

/**
 * Users whom an identity provider vouches for. Such a user is known by the provider and what it calls him, and by nothing
 * else: two who share a name or an e-mail address are two users. He is made when he is first seen, and has no password.
 */
@Singleton
@Transactional
public class LinkedUsers {

    /**
     * One as his provider describes him. All but the first two is for people to read, and counts at the first sight only.
     *
     * @param issuer the provider
     * @param subject what it calls him, for ever and nobody else
     * @param username the user name it proposes
     * @param name what people know him by
     * @param email his address, if the provider has made sure that it is his
     */
    public record Person(
            String issuer,
            String subject,
            @Nullable String username,
            @Nullable String name,
            @Nullable String email) {}

    /** Sights are noted this far apart: a busy user would write at each request. */
    private static final Duration NOTED_SIGHT = Duration.ofHours(1);

    private static final int LONGEST_PROPOSAL = 60;
    private static final int ENDING = 4;
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}\\p{Cs}\\p{Cn}\\p{Z}]+");

    private final UserRepository users;
    private final CurrentCaller callers;
    private final EventLog events;
    private final Validator validator;
    private final Ids ids;
    private final Clock clock;

    LinkedUsers(
            UserRepository users, CurrentCaller callers, EventLog events, Validator validator, Ids ids, Clock clock) {
        this.users = users;
        this.callers = callers;
        this.events = events;
        this.validator = validator;
        this.ids = ids;
        this.clock = clock;
    }

    /** The caller he is here, with this role; empty once he is disabled. */
    public Optional<Caller> caller(Person person, Role role) {
        User user = users.findByLink(person.issuer(), person.subject()).orElseGet(() -> make(person, role));
        Optional<Caller> caller = user.callerAs(role);
        Instant now = clock.instant();
        if (caller.isPresent() && user.isNewsOf(role, now.minus(NOTED_SIGHT))) {
            users.noteSight(user.id(), role, now, NOTED_SIGHT);
        }
        return caller;
    }

    /** Unique constraints decide: of those who make him at once one does, and a name that is taken gets an ending. */
    private User make(Person person, Role role) {
        UUID id = ids.next();
        String proposed = username(person);
        String ending = id.toString().substring(id.toString().length() - ENDING);
        for (String username : List.of(proposed, proposed + "-" + ending, proposed + "-" + id)) {
            UserDraft draft = new UserDraft(username, name(person), email(person), role, false, null, null);
            boolean made = users.insertIfNew(User.linked(id, draft, person, clock.instant()));
            Optional<User> found = users.findByLink(person.issuer(), person.subject());
            if (found.isPresent()) {
                if (made) {
                    tellOf(found.get(), role);
                }
                return found.get();
            }
        }
        throw new IllegalStateException("No user name was free for a user of the identity provider");
    }

    /** The log names him, who is not the caller of this request yet. */
    private void tellOf(User user, Role role) {
        callers.callAs(user.callerAs(role).orElseThrow(), () -> {
            events.append("user", user.id(), EventType.CREATED, null);
            return user;
        });
        Log.infof("Created user %s of the identity provider", user.id());
    }

    private String username(Person person) {
        return Stream.of(person.username(), email(person), person.subject())
                .filter(Objects::nonNull)
                .map(text -> cut(oneLine(text), LONGEST_PROPOSAL))
                .filter(text -> isValid("username", text) && !Folded.of(text).isEmpty())
                .findFirst()
                .orElse("user");
    }

    private @Nullable String name(Person person) {
        return person.name() == null ? null : cut(oneLine(person.name()), LONGEST_PROPOSAL);
    }

    private @Nullable String email(Person person) {
        @Nullable String email = person.email();
        return email != null && email.equals(oneLine(email)) && isValid("email", email) ? email : null;
    }

    private boolean isValid(String member, String value) {
        return validator.validateValue(UserDraft.class, member, value).isEmpty();
    }

    /** Without what the database cannot keep, or nobody can see. */
    private static String oneLine(String text) {
        return UNSEEN.matcher(text).replaceAll(" ").strip();
    }

    private static String cut(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest
                ? text
                : text.substring(0, text.offsetByCodePoints(0, longest)).strip();
    }
}
