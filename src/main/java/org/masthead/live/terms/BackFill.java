package org.masthead.live.terms;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.masthead.event.EventLog;
import org.masthead.live.terms.BackFillRepository.Key;

/**
 * Makes terms for what was live before there were any: once at start, beside everything else, a transaction for each post.
 * Any number of nodes may do it at once, and one that ends too soon goes on at its next start. What is kept of searches is
 * void after each thousand of them at most.
 */
@Singleton
class BackFill {

    private final BackFillRepository repository;
    private final EventLog log;
    private final ManagedExecutor executor;

    BackFill(BackFillRepository repository, EventLog log, ManagedExecutor executor) {
        this.repository = repository;
        this.log = log;
        this.executor = executor;
    }

    void begin(@Observes StartupEvent start) {
        executor.execute(this::run);
    }

    /** Makes all that is missing; returns how many posts and tags it was. */
    int run() {
        int made = 0;
        int named;
        do {
            named = QuarkusTransaction.requiringNew().call(this::nameTags);
            made += named;
        } while (named > 0);
        Key last = Key.FIRST;
        List<Key> keys;
        do {
            Key after = last;
            keys = QuarkusTransaction.requiringNew().call(() -> repository.keysAfter(after));
            made += make(keys);
            last = keys.isEmpty() ? last : keys.get(keys.size() - 1);
        } while (!keys.isEmpty());
        if (made > 0) {
            Log.infof("Made search terms of %d posts and tags", made);
        }
        return made;
    }

    private int nameTags() {
        int named = repository.nameTags();
        if (named > 0) {
            log.moveContent();
        }
        return named;
    }

    private int make(List<Key> keys) {
        int made = 0;
        for (Key key : keys) {
            if (!key.hasTerms() && QuarkusTransaction.requiringNew().call(() -> repository.make(key))) {
                made++;
            }
        }
        if (made > 0) {
            QuarkusTransaction.requiringNew().run(log::moveContent);
        }
        return made;
    }
}
