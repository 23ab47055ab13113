package org.masthead.asset;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.masthead.access.Caller;
import org.masthead.access.CurrentCaller;
import org.masthead.access.Role;
import org.masthead.http.problem.ProblemException;
import org.masthead.http.problem.ProblemType;

/**
 * Says which assets a caller may change. An author publishes nothing, so he changes nothing that readers see, or that is in
 * another's post: only what he sent himself, for as long as his own drafts alone show it. Needs a transaction.
 */
@Singleton
public class AssetRights {

    private final AssetRepository assets;
    private final AssetUseRepository uses;
    private final CurrentCaller callers;

    AssetRights(AssetRepository assets, AssetUseRepository uses, CurrentCaller callers) {
        this.assets = assets;
        this.uses = uses;
        this.callers = callers;
    }

    /**
     * The asset, held against other writers, if the caller may file it elsewhere: an author what he sent himself.
     *
     * @throws ProblemException NOT_FOUND, FORBIDDEN
     */
    Asset own(UUID id) {
        Asset asset = assets.lock(id);
        Caller caller = callers.get();
        if (!caller.is(Role.EDITOR) && !caller.id().equals(asset.createdBy())) {
            throw new ProblemException(ProblemType.FORBIDDEN, "An author changes the images he sent himself.");
        }
        return asset;
    }

    /**
     * The asset, held against other writers, if the caller may change how it looks, or take it away.
     *
     * @throws ProblemException NOT_FOUND, FORBIDDEN
     */
    public Asset changeable(UUID id) {
        Asset asset = own(id);
        Caller caller = callers.get();
        if (!caller.is(Role.EDITOR) && uses.isUsedBeyondDraftsOf(caller.id(), id)) {
            throw new ProblemException(
                    ProblemType.FORBIDDEN,
                    "The image is in more than drafts of your own; an editor changes or deletes it now.");
        }
        return asset;
    }

    /** Where an asset is used, as far as the caller meets the posts. */
    List<AssetUse> uses(UUID id) {
        Caller caller = callers.get();
        return caller.is(Role.EDITOR) ? uses.all(id) : uses.metBy(caller.id(), id);
    }
}
