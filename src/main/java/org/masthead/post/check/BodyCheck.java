package org.masthead.post.check;

import java.util.Locale;
import org.masthead.asset.picture.Pictures;
import org.masthead.text.markdown.Survey;

/** Looks at the parts of a body one by one, in their order. */
final class BodyCheck {

    /** Bytes of a picture inside the body, which is loaded with every page however small it is shown. */
    private static final int LARGEST_EMBEDDED = 100 * 1024;

    private static final int LONGEST_SHOWN = 100;

    private final Pictures pictures;
    private final Findings findings;

    /** Level of the heading before; the title of the post is one of the first. */
    private int level = 1;

    BodyCheck(Pictures pictures, Findings findings) {
        this.pictures = pictures;
        this.findings = findings;
    }

    void check(Survey.Part part) {
        if (part instanceof Survey.Picture picture) {
            checkPicture(picture);
        } else if (part instanceof Survey.Title title) {
            checkTitle(title);
        }
    }

    private void checkPicture(Survey.Picture picture) {
        boolean described = pictures.attributes(picture.source()).containsKey("alt");
        if (picture.alternative().isBlank() && !described) {
            String message = "The picture `" + shown(picture.source())
                    + "` has no alternative text; say what it shows, for those who do not see it.";
            findings.add(Finding.inBody(FindingCode.IMAGE_ALT_MISSING, picture.place(), message));
        }
        int bytes = embeddedBytes(picture.source());
        if (bytes > LARGEST_EMBEDDED) {
            String message = "The picture `" + shown(picture.source()) + "` puts " + bytes
                    + " bytes into the body, more" + " than " + LARGEST_EMBEDDED + "; upload it and link to it.";
            findings.add(Finding.inBody(FindingCode.IMAGE_OVERSIZED, picture.place(), message));
        }
    }

    private void checkTitle(Survey.Title title) {
        if (title.level() > level + 1) {
            String message = "The heading has level " + title.level() + " below one of level " + level
                    + "; levels in between are missing. Make it level " + (level + 1) + ".";
            findings.add(Finding.inBody(FindingCode.HEADING_JUMP, title.place(), message));
        }
        level = title.level();
    }

    /** Bytes that a {@code data:} address holds (RFC 2397), 0 for any other. */
    private static int embeddedBytes(String source) {
        int comma = source.indexOf(',');
        if (comma < 0 || !source.regionMatches(true, 0, "data:", 0, "data:".length())) {
            return 0;
        }
        int length = source.length() - comma - 1;
        boolean base64 = source.substring(0, comma)
                .stripTrailing()
                .toLowerCase(Locale.ROOT)
                .endsWith(";base64");
        if (base64) {
            return length / 4 * 3;
        }
        long escapes =
                source.chars().skip(comma + 1L).filter(unit -> unit == '%').count();
        return (int) (length - 2 * escapes);
    }

    /** An address as a message names it. */
    static String shown(String address) {
        return address.length() <= LONGEST_SHOWN ? address : address.substring(0, LONGEST_SHOWN) + "…";
    }
}
