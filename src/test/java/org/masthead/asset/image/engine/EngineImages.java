package org.masthead.asset.image.engine;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.masthead.asset.image.ImageFacts;
import org.masthead.asset.image.ImageType;

/** Pictures for engines: four coloured quarters, so that a turn, a crop or a shift can be seen. */
final class EngineImages {

    static final Color LEFT_TOP = new Color(220, 30, 30);
    static final Color RIGHT_TOP = new Color(30, 180, 30);
    static final Color LEFT_BOTTOM = new Color(30, 30, 220);
    static final Color RIGHT_BOTTOM = new Color(230, 220, 40);

    private EngineImages() {}

    static BufferedImage quarters(int width, int height, boolean transparent) {
        int type = transparent ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_3BYTE_BGR;
        BufferedImage image = new BufferedImage(width, height, type);
        Graphics2D pen = image.createGraphics();
        pen.setColor(LEFT_TOP);
        pen.fillRect(0, 0, width / 2, height / 2);
        pen.setColor(RIGHT_TOP);
        pen.fillRect(width / 2, 0, width - width / 2, height / 2);
        pen.setColor(LEFT_BOTTOM);
        pen.fillRect(0, height / 2, width / 2, height - height / 2);
        if (!transparent) {
            pen.setColor(RIGHT_BOTTOM);
            pen.fillRect(width / 2, height / 2, width - width / 2, height - height / 2);
        }
        pen.dispose();
        return image;
    }

    /** Quarters in a file; in a transparent one, the last quarter is empty. */
    static Path file(Path folder, ImageType type, int width, int height, boolean transparent) throws IOException {
        BufferedImage image = quarters(width, height, transparent);
        Path file = folder.resolve(width + "x" + height + transparent + "." + type.extension());
        if (type == ImageType.WEBP) {
            Bitmap bitmap = Bitmap.of(new PixelRows(image));
            BitmapWriter.write(bitmap, type, 90, file);
        } else {
            ImageIO.write(image, type.extension(), file.toFile());
        }
        return file;
    }

    static ImageFacts facts(ImageType type, int width, int height, boolean transparent) {
        return ImageFacts.stored(type, width, height, 1, transparent);
    }

    /** A JPEG whose EXIF says how it is turned. */
    static byte[] withOrientation(byte[] jpeg, int orientation) throws IOException {
        byte[] exif = {
            'E',
            'x',
            'i',
            'f',
            0,
            0,
            'M',
            'M',
            0,
            42,
            0,
            0,
            0,
            8,
            0,
            1,
            0x01,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            (byte) orientation,
            0,
            0,
            0,
            0,
            0,
            0
        };
        return withSegment(jpeg, 0xe1, exif);
    }

    /** A JPEG or PNG whose colours are linear light. */
    static byte[] withLinearProfile(ImageType type, byte[] file) throws IOException {
        byte[] profile = linearProfile();
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        if (type == ImageType.JPEG) {
            data.write("ICC_PROFILE\0\1\1".getBytes(StandardCharsets.ISO_8859_1));
            data.write(profile);
            return withSegment(file, 0xe2, data.toByteArray());
        }
        data.write("linear\0\0".getBytes(StandardCharsets.ISO_8859_1));
        try (DeflaterOutputStream deflated = new DeflaterOutputStream(data, new Deflater())) {
            deflated.write(profile);
        }
        return withChunk(file, "iCCP", data.toByteArray());
    }

    /** A GIF whose only frame lies somewhere in a larger screen (GIF89a §18, §20). */
    static byte[] onScreen(byte[] gif, int width, int height, int left, int top) {
        ByteBuffer file = ByteBuffer.wrap(gif.clone()).order(ByteOrder.LITTLE_ENDIAN);
        int frame = new String(gif, StandardCharsets.ISO_8859_1).indexOf(",\0\0\0\0" + (char) gif[6] + "\0");
        file.putShort(6, (short) width).putShort(8, (short) height);
        file.putShort(frame + 1, (short) left).putShort(frame + 3, (short) top);
        return file.array();
    }

    static byte[] linearProfile() {
        return ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
    }

    private static byte[] withSegment(byte[] jpeg, int marker, byte[] data) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream file = new DataOutputStream(bytes);
        file.write(jpeg, 0, 2);
        file.writeByte(0xff);
        file.writeByte(marker);
        file.writeShort(data.length + 2);
        file.write(data);
        file.write(jpeg, 2, jpeg.length - 2);
        return bytes.toByteArray();
    }

    private static byte[] withChunk(byte[] png, String type, byte[] data) throws IOException {
        int afterHeader = 33;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream file = new DataOutputStream(bytes);
        file.write(png, 0, afterHeader);
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(data);
        file.writeInt(data.length);
        file.write(name);
        file.write(data);
        file.writeInt((int) sum.getValue());
        file.write(png, afterHeader, png.length - afterHeader);
        return bytes.toByteArray();
    }

    /** The first part of a file. */
    static Path cut(Path file, double part) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        return Files.write(
                file.resolveSibling("cut-" + file.getFileName()), Arrays.copyOf(bytes, (int) (bytes.length * part)));
    }
}
