package org.masthead.asset.picture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps a picture as JSON text. */
@Converter
public final class ImageColumn implements AttributeConverter<Image, String> {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What most columns of several hold. */
    private static final String NONE = "[]";

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable Image image) {
        return image == null ? null : write(image);
    }

    @Override
    public @Nullable Image convertToEntityAttribute(@Nullable String text) {
        return read(text);
    }

    /** The picture in a column that may be empty. */
    public static @Nullable Image read(@Nullable String text) {
        try {
            return text == null ? null : JSON.readValue(text, Image.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The pictures in a column that holds several. */
    public static List<Image> readAll(String text) {
        try {
            return text.equals(NONE) ? List.of() : List.of(JSON.readValue(text, Image[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a column holds for a picture, or a list of them. */
    public static String write(Object images) {
        try {
            return JSON.writeValueAsString(images);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
