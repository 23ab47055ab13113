package org.masthead.hugo;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one JSON object token by token, noting where each top-level member stands; of a key given twice the last counts. */
final class JsonReader {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(HugoDocument.MAX_DEPTH + 2)
                    .build())
            .build();

    private final String block;
    private final JsonParser parser;
    private final List<JsonFrontMatter.Entry> entries = new ArrayList<>();
    private final Set<String> duplicates = new LinkedHashSet<>();

    JsonReader(String block) throws IOException {
        this.block = block;
        this.parser = FACTORY.createParser(block);
    }

    static JsonFrontMatter read(String block) {
        try {
            var reader = new JsonReader(block);
            reader.parser.nextToken();
            Map<String, @Nullable Object> fields = reader.map("", 0);
            return new JsonFrontMatter(block, fields, List.copyOf(reader.entries), List.copyOf(reader.duplicates));
        } catch (JacksonException e) {
            JsonLocation place = e.getLocation();
            int offset = place == null ? 0 : (int) Math.max(0, place.getCharOffset());
            throw MalformedDocumentException.at(
                            block,
                            offset,
                            MalformedDocumentException.MALFORMED,
                            "The front matter is not valid JSON: check the quotation marks, commas and brackets here.")
                    .causedBy(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a string does not fail to be read
        }
    }

    private Map<String, @Nullable Object> map(String path, int depth) throws IOException {
        var map = new LinkedHashMap<String, @Nullable Object>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            int keyStart = tokenStart();
            if (map.containsKey(key)) {
                duplicates.add(path + key);
            }
            parser.nextToken();
            int valueStart = tokenStart();
            map.put(key, value(path + key + ".", depth + 1));
            if (depth == 0) {
                int end = (int) parser.currentLocation().getCharOffset();
                entries.add(new JsonFrontMatter.Entry(key, keyStart, valueStart, end));
            }
        }
        return Collections.unmodifiableMap(map);
    }

    private @Nullable Object value(String path, int depth) throws IOException {
        if (depth > HugoDocument.MAX_DEPTH) {
            throw MalformedDocumentException.at(
                    block,
                    tokenStart(),
                    MalformedDocumentException.TOO_DEEP,
                    "The front matter is nested deeper than " + HugoDocument.MAX_DEPTH + " levels.");
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> map(path, depth);
            case START_ARRAY -> list(path, depth);
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case VALUE_NUMBER_INT -> PlainValue.shortest(parser.getBigIntegerValue());
            case VALUE_NUMBER_FLOAT -> PlainValue.decimal(parser.getDecimalValue(), parser.getText());
            default -> parser.getText();
        };
    }

    private List<@Nullable Object> list(String path, int depth) throws IOException {
        var items = new ArrayList<@Nullable Object>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(path, depth + 1));
        }
        return Collections.unmodifiableList(items);
    }

    private int tokenStart() {
        return (int) parser.currentTokenLocation().getCharOffset();
    }
}
