package org.masthead.author;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;

/** Keeps links as a JSON array. */
@Converter
final class LinksColumn implements AttributeConverter<List<AuthorLink>, String> {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public String convertToDatabaseColumn(List<AuthorLink> links) {
        try {
            return JSON.writeValueAsString(links);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public List<AuthorLink> convertToEntityAttribute(String text) {
        return read(text);
    }

    static List<AuthorLink> read(String text) {
        try {
            return List.of(JSON.readValue(text, AuthorLink[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
