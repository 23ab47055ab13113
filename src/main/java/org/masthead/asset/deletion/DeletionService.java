package org.masthead.asset.deletion;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.masthead.asset.Asset;
import org.masthead.asset.AssetRights;
import org.masthead.asset.AssetService;
import org.masthead.asset.AssetUse;
import org.masthead.asset.AssetUses;
import org.masthead.asset.AssetView;
import org.masthead.asset.picture.AssetImages;
import org.masthead.asset.picture.Substitute;
import org.masthead.event.EventLog;
import org.masthead.event.EventType;
import org.masthead.http.WriteGuard;
import org.masthead.http.problem.ProblemException;
import org.masthead.http.problem.ProblemType;
import org.masthead.http.problem.Violation;

/** Deletes assets. Their bytes go later: a sweep takes what no row names any more. */
@Singleton
@Transactional
public class DeletionService {

    private static final String REPLACE_WITH = "replaceWith";

    private final AssetService assets;
    private final AssetRights rights;
    private final SuccessorRepository successors;
    private final List<AssetUses> users;
    private final AssetImages images;
    private final EventLog events;

    DeletionService(
            AssetService assets,
            AssetRights rights,
            SuccessorRepository successors,
            @All List<AssetUses> users,
            AssetImages images,
            EventLog events) {
        this.assets = assets;
        this.rights = rights;
        this.successors = successors;
        this.users = users;
        this.images = images;
        this.events = events;
    }

    /**
     * Deletes an asset that is not used.
     *
     * @param force leaves a placeholder where it is used
     * @throws ProblemException NOT_FOUND, FORBIDDEN, STALE_VERSION, IN_USE with the {@code usage}
     */
    public AssetView delete(UUID id, boolean force, WriteGuard guard) {
        users.forEach(AssetUses::hold);
        AssetView last = held(id, guard);
        List<AssetUse> usage = assets.uses(id);
        if (!usage.isEmpty() && !force) {
            throw inUse(usage);
        }
        remove(id, images.substitute(Optional.empty()));
        events.appendLive(AssetService.TYPE, id, EventType.DELETED, null);
        return last;
    }

    /**
     * Puts another asset wherever this one is used, and deletes it.
     *
     * @throws ProblemException NOT_FOUND, FORBIDDEN, STALE_VERSION, VALIDATION_FAILED
     */
    AssetView replace(UUID id, UUID successor, WriteGuard guard) {
        users.forEach(AssetUses::hold);
        AssetView last = held(id, guard);
        if (successor.equals(id)) {
            throw refused("value", "`replaceWith` must be another than the one that goes");
        }
        if (!successors.hold(successor)) {
            throw refused("unknown-id", "`replaceWith`: there is no asset with the id " + successor);
        }
        remove(id, images.substitute(Optional.of(successor)));
        successors.note(id, successor);
        events.appendLive(AssetService.TYPE, id, EventType.MERGED, null);
        return last;
    }

    private AssetView held(UUID id, WriteGuard guard) {
        // A weaker lock lets others begin to show it between the look for its uses and the end of it.
        successors.seize(id);
        Asset asset = rights.changeable(id);
        guard.check(asset.version(), () -> assets.get(id));
        return assets.get(id);
    }

    private void remove(UUID id, Substitute substitute) {
        users.forEach(user -> user.replace(id, substitute));
        substitute.asset().ifPresent(other -> successors.pass(id, other));
        assets.remove(id);
    }

    private static ProblemException inUse(List<AssetUse> usage) {
        String message = "The asset is used in " + usage.size() + (usage.size() == 1 ? " place" : " places")
                + "; name another with `replaceWith`, or send `force=true` to leave a placeholder.";
        return new ProblemException(ProblemType.IN_USE, message).with("usage", usage);
    }

    static ProblemException both() {
        return refused("value", "`replaceWith` and `force` exclude each other");
    }

    private static ProblemException refused(String code, String message) {
        return ProblemException.of(ProblemType.VALIDATION_FAILED, List.of(new Violation(REPLACE_WITH, code, message)));
    }
}
