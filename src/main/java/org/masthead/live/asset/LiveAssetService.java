package org.masthead.live.asset;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.masthead.asset.AssetService;
import org.masthead.http.problem.ProblemException;

/** Shows readers the assets of what is live. */
@Singleton
@Transactional
class LiveAssetService {

    private final LiveAssetRepository live;
    private final AssetService assets;

    LiveAssetService(LiveAssetRepository live, AssetService assets) {
        this.live = live;
        this.assets = assets;
    }

    /** @throws ProblemException NOT_FOUND for one that nothing live shows, as for one that never was */
    LiveAssetView get(UUID id) {
        if (!live.isShown(id)) {
            throw ProblemException.notFound();
        }
        return LiveAssetView.of(assets.get(id));
    }
}
