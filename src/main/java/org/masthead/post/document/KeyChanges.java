package org.masthead.post.document;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.masthead.hugo.HugoDocument;
import org.masthead.hugo.post.HugoPost;

/**
 * The keys of a front matter that are to be set, or removed. A field is set where the document says it now, whatever the
 * key's case and whichever of its names; only one that is said nowhere gets a new key.
 */
final class KeyChanges {

    private final HugoDocument document;
    private final HugoPost post;
    private final Map<String, @Nullable Object> changes = new LinkedHashMap<>();

    KeyChanges(HugoDocument document, ZoneId zone) {
        this.document = document;
        this.post = HugoPost.of(document, "", zone);
    }

    /** What the document says so far. */
    HugoPost post() {
        return post;
    }

    /** Key and value, or null for a key that is to go. */
    Map<String, @Nullable Object> changes() {
        return changes;
    }

    void setKey(String key, @Nullable Object value) {
        changes.put(key, value);
    }

    /** Sets a field that the first of these names says which has a value. */
    void setValue(@Nullable Object value, String... names) {
        if (value == null) {
            // All of them: another that counted for nothing would count from now on.
            present(names).forEach(key -> changes.put(key, null));
            return;
        }
        List<String> understood = understood(names);
        List<String> saying = understood.stream().filter(this::hasValue).toList();
        String unsaid = understood.isEmpty() ? names[0] : understood.get(0);
        changes.put(saying.isEmpty() ? unsaid : saying.get(0), value);
    }

    /** Sets what is false where no key says it. */
    void setFlag(boolean value, String name) {
        if (value || !understood(name).isEmpty()) {
            setValue(value, name);
        }
    }

    /** Sets a field that all of these names say together; a lone text stays one. */
    void setList(List<?> values, String... names) {
        List<String> present = present(names);
        present.forEach(key -> changes.put(key, null));
        if (!values.isEmpty()) {
            String key = present.isEmpty() ? names[0] : present.get(0);
            boolean lone = values.size() == 1
                    && values.get(0) instanceof String
                    && document.fields().get(key) instanceof String;
            changes.put(key, lone ? values.get(0) : values);
        }
    }

    /** Whether a value of this name counts. */
    boolean isSaid(String name) {
        return understood(name).stream().anyMatch(this::hasValue);
    }

    private List<String> understood(String... names) {
        return present(names).stream()
                .filter(key -> !post.metadata().containsKey(key))
                .toList();
    }

    /** In the order in which they count: of those that differ by case alone the last comes first. */
    private List<String> present(String... names) {
        List<String> present = new ArrayList<>();
        for (String name : names) {
            int from = present.size();
            document.fields().keySet().stream()
                    .filter(key -> key.toLowerCase(Locale.ROOT).equals(name))
                    .forEach(key -> present.add(from, key));
        }
        return present;
    }

    private boolean hasValue(String key) {
        Object value = document.fields().get(key);
        return value != null && !(value instanceof String text && text.isBlank());
    }
}
