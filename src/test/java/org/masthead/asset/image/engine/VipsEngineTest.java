package org.masthead.asset.image.engine;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

class VipsEngineTest extends ImageEngineContract {

    @Override
    ImageEngine engine() {
        ImageEngine engine = ImageEngines.find(ImageEngines.Choice.AUTO);
        assumeTrue(engine instanceof VipsEngine, "libvips is not installed");
        return engine;
    }
}
