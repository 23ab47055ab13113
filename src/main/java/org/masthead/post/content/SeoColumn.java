package org.masthead.post.content;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Keeps {@link Seo} as JSON text. */
@Converter
public final class SeoColumn implements AttributeConverter<Seo, String> {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public String convertToDatabaseColumn(Seo seo) {
        try {
            return JSON.writeValueAsString(seo);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Seo convertToEntityAttribute(String text) {
        try {
            return JSON.readValue(text, Seo.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
