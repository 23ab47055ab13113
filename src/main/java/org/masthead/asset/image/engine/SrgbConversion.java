package org.masthead.asset.image.engine;

import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.WritableRaster;
import org.jspecify.annotations.Nullable;

/** Turns pixels of another colour space into sRGB, in place. A profile that cannot be read counts as none: so do browsers. */
final class SrgbConversion {

    private static final int ROWS_AT_ONCE = 64;

    private SrgbConversion() {}

    /** Converts from an ICC profile of RGB; one of grey or CMYK is left alone. */
    static void convert(Bitmap bitmap, byte @Nullable [] profile) {
        if (profile != null) {
            try {
                convert(bitmap, ICC_Profile.getInstance(profile));
            } catch (IllegalArgumentException e) {
                return;
            }
        }
    }

    static void convert(Bitmap bitmap, ICC_Profile profile) {
        if (profile.getColorSpaceType() != ColorSpace.TYPE_RGB) {
            return;
        }
        ICC_Profile[] way = {profile, ICC_Profile.getInstance(ColorSpace.CS_sRGB)};
        ColorConvertOp conversion = new ColorConvertOp(way, null);
        WritableRaster colours = bitmap.image()
                .getRaster()
                .createWritableChild(0, 0, bitmap.width(), bitmap.height(), 0, 0, new int[] {0, 1, 2});
        try {
            for (int y = 0; y < bitmap.height(); y += ROWS_AT_ONCE) {
                int rows = Math.min(ROWS_AT_ONCE, bitmap.height() - y);
                WritableRaster part = colours.createWritableChild(0, y, bitmap.width(), rows, 0, 0, null);
                part.setRect(conversion.filter(part, part.createCompatibleWritableRaster()));
            }
        } catch (CMMException | IllegalArgumentException e) {
            return;
        }
    }
}
