package org.masthead.hugo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON front matter; a changed member keeps its place, a new one is set under the last with its indentation. */
record JsonFrontMatter(
        String block, Map<String, @Nullable Object> fields, List<Entry> entries, List<String> duplicateKeys)
        implements FrontMatter {
    private static final InlineWriter WRITER = InlineWriter.of(Dialect.JSON);

    static JsonFrontMatter read(String block) {
        return JsonReader.read(block);
    }

    static String write(Map<String, @Nullable Object> fields, String lineEnding) {
        var members = new ArrayList<String>();
        fields.forEach((key, value) -> members.add(lineEnding + "  " + member(key, value)));
        return members.isEmpty() ? "{}" : "{" + String.join(",", members) + lineEnding + "}";
    }

    @Override
    public String rewrite(Map<String, @Nullable Object> changes, String lineEnding) {
        List<Entry> kept = entries.stream()
                .filter(entry -> !changes.containsKey(entry.key()) || changes.get(entry.key()) != null)
                .toList();
        List<String> added = changes.entrySet().stream()
                .filter(change -> change.getValue() != null && !fields.containsKey(change.getKey()))
                .map(change -> member(change.getKey(), change.getValue()))
                .toList();
        if (kept.isEmpty()) {
            return block; // says something else than asked, so the caller writes it anew
        }
        String between = beforeFirst();
        var result = new StringBuilder("{");
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            if (kept.contains(entry)) {
                result.append(result.length() == 1 ? between : before(i)).append(member(entry, changes));
            }
        }
        added.forEach(member -> result.append(',').append(between).append(member));
        return result.append(block, entries.get(entries.size() - 1).valueEnd(), block.length())
                .toString();
    }

    private String member(Entry entry, Map<String, @Nullable Object> changes) {
        Object value = changes.get(entry.key());
        return value == null
                ? block.substring(entry.keyStart(), entry.valueEnd())
                : block.substring(entry.keyStart(), entry.valueStart()) + WRITER.value(value);
    }

    private String beforeFirst() {
        return block.substring(1, entries.get(0).keyStart());
    }

    private String before(int index) {
        return index == 0
                ? beforeFirst()
                : block.substring(
                        entries.get(index - 1).valueEnd(), entries.get(index).keyStart());
    }

    private static String member(String key, @Nullable Object value) {
        return WRITER.key(key) + ": " + WRITER.value(value);
    }

    /** Where one member of a JSON front matter stands, as indexes of its text; the key's quotation marks are its own. */
    record Entry(String key, int keyStart, int valueStart, int valueEnd) {}
}
