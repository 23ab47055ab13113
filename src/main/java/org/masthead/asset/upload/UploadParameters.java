package org.masthead.asset.upload;

import jakarta.ws.rs.QueryParam;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is said of an image that is the body itself. */
public final class UploadParameters {

    @QueryParam("filename")
    @Nullable
    String filename;

    @QueryParam("alt")
    @Nullable
    String alt;

    @QueryParam("caption")
    @Nullable
    String caption;

    @QueryParam("credit")
    @Nullable
    String credit;

    @QueryParam("focalPoint")
    @Nullable
    String focalPoint;

    @QueryParam("folder")
    @Nullable
    String folder;

    Map<String, @Nullable String> texts() {
        Map<String, @Nullable String> texts = new HashMap<>();
        texts.put("filename", filename);
        texts.put("alt", alt);
        texts.put("caption", caption);
        texts.put("credit", credit);
        texts.put("focalPoint", focalPoint);
        texts.put("folder", folder);
        return texts;
    }
}
