package org.masthead.asset;

import java.util.UUID;
import org.masthead.asset.picture.Substitute;

/** Whoever keeps records that show assets. Each method needs the transaction of the change to the asset. */
public interface AssetUses {

    /**
     * Keeps those records from being written until the transaction ends, so that none begins to show an asset that goes, nor
     * is shown as it was while it changes. Comes before any lock on an asset.
     */
    void hold();

    /** An asset looks other than it did: what readers see of it is rendered anew. */
    void refresh(UUID asset);

    /** Something else takes the place of an asset in all records, what readers see included. */
    void replace(UUID asset, Substitute substitute);
}
