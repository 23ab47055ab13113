package org.masthead.access.login;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.masthead.access.Caller;
import org.masthead.access.key.KeyCallers;
import org.masthead.access.user.UserAccounts;

/** Tells what has become of a caller whose request ended before his work does. */
@Singleton
public class StandingCallers {

    private final KeyCallers keys;
    private final UserAccounts users;

    StandingCallers(KeyCallers keys, UserAccounts users) {
        this.keys = keys;
        this.users = users;
    }

    /** The caller with the rights he has now; empty once his key is revoked or has expired, or he is disabled or gone. */
    public Optional<Caller> now(Caller before) {
        return before.kind() == Caller.Kind.KEY ? keys.find(before.id()) : users.findCaller(before.id());
    }
}
