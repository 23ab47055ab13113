package org.masthead.asset.work;

import io.quarkus.runtime.annotations.StaticInitSafe;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.OptionalInt;
import org.masthead.asset.image.engine.ImageEngines;

/** What an operator says of image work. */
@StaticInitSafe
@ConfigMapping(prefix = "masthead.assets.work")
interface WorkConfig {

    /** What decodes and encodes: {@code vips} (libvips as a process, which must be installed), {@code imageio}, or what is there. */
    @WithDefault("auto")
    ImageEngines.Choice engine();

    /** Images worked at together; default the machine's cores. */
    OptionalInt workers();

    /** Images that wait for a worker, at most; more are answered 503. */
    @WithDefault("64")
    int queue();

    /** How long a request waits for its image, before it is answered 503; what is under way goes on. */
    @WithDefault("30S")
    Duration patience();
}
