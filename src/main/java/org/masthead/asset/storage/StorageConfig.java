package org.masthead.asset.storage;

import io.quarkus.runtime.annotations.StaticInitSafe;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
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

    /** How many bytes of an S3 store are also kept in the data folder, to be read without asking it. */
    @WithDefault("1G")
    MemorySize cacheSize();

    /** Where a store in S3 is. */
    S3 s3();

    /** The kinds of stores. */
    enum Type {
        FOLDER,
        S3
    }

    /** Keys below {@code masthead.assets.store.s3}. */
    interface S3 {

        /** The bucket; it must be there. */
        Optional<String> bucket();

        /** Address of a store that is not Amazon's, such as {@code https://minio.example.org}. */
        Optional<URI> endpoint();

        @WithDefault("us-east-1")
        String region();

        /** What all keys begin with, without a slash at its end; default nothing. */
        Optional<String> prefix();

        /** Whether the bucket stands in the path and not in the name of the host; default true with an endpoint. */
        Optional<Boolean> pathStyle();

        /** Default what the AWS SDK finds: environment, system properties, profile, or role of the machine. */
        Optional<String> accessKey();

        /** Belongs to the access key. */
        Optional<String> secretKey();
    }
}
