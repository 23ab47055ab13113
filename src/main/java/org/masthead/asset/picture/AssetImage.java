package org.masthead.asset.picture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What there is to know of an asset to show it as a picture.
 *
 * @param frames 1 for a still picture
 * @param placeholder a tiny picture, as a data URI
 */
public record AssetImage(
        UUID id,
        String hash,
        String filename,
        int width,
        int height,
        int frames,
        @Nullable String alt,
        @Nullable String caption,
        String color,
        String placeholder,
        @Nullable Double focalX,
        @Nullable Double focalY) {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String OBJECT = "asset_image(img)";

    /** SQL for the asset that a column names, as a JSON array of one. */
    public static String columnOf(String assetId) {
        return "(select cast(json_build_array(" + OBJECT + ") as text) from asset img where img.id = " + assetId + ")";
    }

    /** SQL for the assets that a revision of a post shows outside its body, as a JSON array. */
    public static String columnOfPost(String post, String revision) {
        return columnOfPost(post, revision, " and r.place <> 'body'");
    }

    /** The same, with those that its body shows. */
    public static String columnOfWholePost(String post, String revision) {
        return columnOfPost(post, revision, "");
    }

    private static String columnOfPost(String post, String revision, String condition) {
        return "(select cast(json_agg(" + OBJECT + ") as text) from asset img where img.id in (select r.asset_id"
                + " from post_asset r where r.post_id = " + post + " and r.number = " + revision + condition + "))";
    }

    /** The assets in such a column. */
    static List<AssetImage> readAll(@Nullable String array) {
        try {
            return array == null ? List.of() : List.of(JSON.readValue(array, AssetImage[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** SQL for all of some assets, a row for each. */
    static String rows() {
        return "select cast(" + OBJECT + " as text) from asset img where img.id in (:ids)";
    }

    static AssetImage read(String object) {
        try {
            return JSON.readValue(object, AssetImage.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
