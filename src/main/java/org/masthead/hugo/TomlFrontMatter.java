package org.masthead.hugo;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A TOML front matter. A changed simple key keeps its place; one that was a table becomes an inline value before the first
 * table, which is where TOML allows it.
 */
record TomlFrontMatter(
        String block,
        Map<String, @Nullable Object> fields,
        List<TomlScanner.Statement> statements,
        List<String> duplicateKeys)
        implements FrontMatter {
    private static final ObjectReader READER = TomlMapper.builder().build().readerFor(JsonNode.class);

    static TomlFrontMatter read(String block) {
        List<TomlScanner.Statement> statements = TomlScanner.scan(block);
        var last = new HashMap<String, TomlScanner.Statement>();
        var duplicates = new LinkedHashSet<String>();
        var unique = new EditedText(block);
        for (TomlScanner.Statement statement : statements) {
            TomlScanner.Statement earlier = statement.whole() ? last.put(statement.root(), statement) : null;
            if (earlier != null) {
                duplicates.add(statement.root());
                String blanked =
                        block.substring(earlier.start(), earlier.valueEnd()).replaceAll("[^\r\n]", " ");
                unique.replace(earlier.start(), earlier.valueEnd(), blanked);
            }
        }
        Map<String, @Nullable Object> fields = parse(unique.toString());
        return new TomlFrontMatter(block, fields, statements, List.copyOf(duplicates));
    }

    static String write(Map<String, @Nullable Object> fields, String lineEnding) {
        var result = new StringBuilder();
        fields.forEach((key, value) -> result.append(value == null ? "" : line(key, value, lineEnding)));
        return result.toString();
    }

    @Override
    public String rewrite(Map<String, @Nullable Object> changes, String lineEnding) {
        var text = new EditedText(block);
        changes.forEach((key, value) -> {
            List<TomlScanner.Statement> present = statements.stream()
                    .filter(statement -> statement.root().equals(key))
                    .toList();
            if (value != null && !present.isEmpty() && present.stream().allMatch(TomlScanner.Statement::whole)) {
                replace(text, key, present.get(present.size() - 1), value);
                return;
            }
            present.forEach(statement -> text.replace(statement.start(), lineEnd(statement), ""));
            if (value != null) {
                text.insert(endOfTopLevel(), line(key, value, lineEnding));
            }
        });
        return text.toString();
    }

    private void replace(EditedText text, String key, TomlScanner.Statement statement, Object value) {
        String present =
                block.substring(statement.valueStart(), statement.valueEnd()).strip();
        boolean quoted = present.startsWith("\"") || present.startsWith("'");
        String written = quoted ? InlineWriter.of(Dialect.TOML).value(value) : value(key, value);
        text.replace(statement.valueStart(), statement.valueEnd(), " " + written);
    }

    private int endOfTopLevel() {
        int end = -1;
        for (TomlScanner.Statement statement : statements) {
            if (statement.inTable()) {
                return end < 0 ? statement.start() : end;
            }
            end = lineEnd(statement);
        }
        return end < 0 ? block.length() : end;
    }

    private int lineEnd(TomlScanner.Statement statement) {
        return DocumentFrame.afterLineEnd(block, DocumentFrame.endOfLine(block, statement.valueEnd()));
    }

    private static String line(String key, Object value, String lineEnding) {
        return InlineWriter.of(Dialect.TOML).key(key) + " = " + value(key, value) + lineEnding;
    }

    private static String value(String key, Object value) {
        InlineWriter writer = InlineWriter.of(Dialect.TOML);
        return value instanceof String text && HugoDate.isDateKey(key) ? writer.time(text) : writer.value(value);
    }

    private static Map<String, @Nullable Object> parse(String block) {
        try {
            // a lone CR is a line end to the other dialects; TOML knows LF and CRLF alone
            JsonNode root = READER.readValue(block.replaceAll("\r(?!\n)", "\n"));
            return root.isObject() ? map(root) : new LinkedHashMap<>();
        } catch (JacksonException e) {
            JsonLocation place = e.getLocation();
            int line = place == null ? 1 : place.getLineNr();
            int column = place == null ? 1 : place.getColumnNr();
            throw MalformedDocumentException.at(
                            block,
                            offset(block, line, column),
                            MalformedDocumentException.MALFORMED,
                            "The front matter is not valid TOML: check the quotation marks, the brackets and that no key "
                                    + "is given twice here.")
                    .causedBy(e);
        }
    }

    private static Map<String, @Nullable Object> map(JsonNode node) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        node.properties().forEach(member -> map.put(member.getKey(), value(member.getValue())));
        return Collections.unmodifiableMap(map);
    }

    /** The index of a line and column that count from 1. */
    private static int offset(String text, int line, int column) {
        int start = 0;
        for (int i = 1; i < line; i++) {
            start = DocumentFrame.afterLineEnd(text, DocumentFrame.endOfLine(text, start));
        }
        return Math.min(text.length(), start + Math.max(0, column - 1));
    }

    private static @Nullable Object value(JsonNode node) {
        if (node.isObject()) {
            return map(node);
        }
        if (node.isArray()) {
            var items = new ArrayList<@Nullable Object>(node.size());
            node.forEach(item -> items.add(value(item)));
            return Collections.unmodifiableList(items);
        }
        if (node.isNull()) {
            return null;
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        return node.isNumber() ? PlainValue.of(node.numberValue()) : node.asText();
    }
}
