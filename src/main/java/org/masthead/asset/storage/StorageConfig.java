package org.masthead.asset.storage;

import io.quarkus.runtime.annotations.StaticInitSafe;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** What an operator says of where the bytes of images are kept. */
@StaticInitSafe
@ConfigMapping(prefix = "masthead.assets.store")
interface StorageConfig {

    /** Which kind of store. */
    @WithDefault("folder")
    Type type();

    /** Where a store in a folder is; default {@code assets} in the data folder. */
    Optional<String> folder();

    /** The kinds of stores. */
    enum Type {
        FOLDER
    }
}
