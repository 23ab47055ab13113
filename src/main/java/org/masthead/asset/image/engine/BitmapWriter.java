package org.masthead.asset.image.engine;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.IIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageOutputStream;
import javax.imageio.stream.ImageOutputStream;
import org.masthead.asset.image.ImageType;

/** Encodes pixels with ImageIO, without metadata. */
final class BitmapWriter {

    private BitmapWriter() {}

    /** Writes a file; transparent pixels become white where the type has none. */
    static void write(Bitmap bitmap, ImageType type, int quality, Path target) throws IOException {
        Bitmap shown = type.hasTransparency() ? bitmap : bitmap.onWhite();
        ImageWriter writer = writer(type);
        try (RandomAccessFile file = new RandomAccessFile(target.toFile(), "rw");
                ImageOutputStream stream = new FileImageOutputStream(file)) {
            if (file.length() > 0) {
                file.setLength(0);
            }
            writer.setOutput(stream);
            writer.write(null, new IIOImage(shown.image(), null, null), settings(writer, type, quality));
        } catch (IIOException e) {
            throw e.getCause() instanceof IOException cause ? cause : e;
        } finally {
            writer.dispose();
        }
    }

    private static ImageWriter writer(ImageType type) throws IOException {
        Iterator<ImageWriter> writers = ImageIO.getImageWritersByMIMEType(type.contentType());
        if (!writers.hasNext()) {
            throw new IOException("no writer of " + type);
        }
        return writers.next();
    }

    private static ImageWriteParam settings(ImageWriter writer, ImageType type, int quality) {
        ImageWriteParam settings = writer.getDefaultWriteParam();
        if (type == ImageType.JPEG || type == ImageType.WEBP) {
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionType(type == ImageType.JPEG ? "JPEG" : "Lossy");
            settings.setCompressionQuality(quality / 100f);
        }
        return settings;
    }
}
