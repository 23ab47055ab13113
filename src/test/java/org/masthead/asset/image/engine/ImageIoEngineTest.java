package org.masthead.asset.image.engine;

class ImageIoEngineTest extends ImageEngineContract {

    @Override
    ImageEngine engine() {
        return ImageEngines.find(ImageEngines.Choice.IMAGEIO);
    }
}
