package org.masthead.hugo;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/**
 * Reads one YAML mapping from the parser's events, noting where each top-level value stands. Unlike a YAML loader it takes
 * keys given twice (the last counts), keeps a plain scalar that is no JSON-like number, boolean or null as its text, and
 * counts what aliases expand to.
 */
final class YamlReader {
    private static final String TAG_PREFIX = "tag:yaml.org,2002:";

    private final Iterator<Event> events;
    private final int[] offsets;
    private final Map<String, Anchored> anchors = new HashMap<>();
    private final Deque<String> path = new ArrayDeque<>();
    private final List<YamlFrontMatter.Entry> entries = new ArrayList<>();
    private final List<String> duplicates = new ArrayList<>();
    private final String block;
    private long size;
    private int leafEnd;
    private boolean flowRoot;

    YamlReader(String block) {
        this.block = block;
        LoadSettings settings = LoadSettings.builder()
                .setUseMarks(true)
                .setCodePointLimit(HugoDocument.MAX_FRONT_MATTER_BYTES + 1)
                .build();
        this.events = new Parse(settings).parseString(block).iterator();
        this.offsets = offsets(block);
    }

    /** The whole block; an empty one, or one of comments alone, has no fields. */
    Map<String, @Nullable Object> read() {
        Event event = next();
        while (event.getEventId() == Event.ID.StreamStart || event.getEventId() == Event.ID.DocumentStart) {
            event = next();
        }
        if (event.getEventId() == Event.ID.StreamEnd || isEmptyScalar(event)) {
            return Map.of();
        }
        if (!(event instanceof MappingStartEvent root)) {
            throw malformed(event, "The front matter is not made of lines such as title: A title.");
        }
        flowRoot = root.isFlow();
        Map<String, @Nullable Object> fields = mapping(root, 0);
        if (next().getEventId() != Event.ID.DocumentEnd || next().getEventId() != Event.ID.StreamEnd) {
            throw malformed(root, "The front matter holds more than one YAML document.");
        }
        return fields;
    }

    List<YamlFrontMatter.Entry> entries() {
        return entries;
    }

    List<String> duplicates() {
        return duplicates.stream().distinct().toList();
    }

    /** Whether the front matter is one {@code {…}}, which is not cut into lines. */
    boolean flowRoot() {
        return flowRoot;
    }

    private Map<String, @Nullable Object> mapping(MappingStartEvent start, int depth) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        Event event = next();
        for (; event.getEventId() != Event.ID.MappingEnd; event = next()) {
            String key = key(event);
            int keyEnd = end(event);
            path.addLast(key);
            if (map.containsKey(key)) {
                duplicates.add(String.join(".", path));
            }
            Event valueEvent = next();
            map.put(key, value(valueEvent, depth + 1));
            path.removeLast();
            if (depth == 0) {
                YamlWriter.Style style = YamlWriter.Style.of(block, start(valueEvent), leafEnd, valueEvent);
                entries.add(new YamlFrontMatter.Entry(key, start(event), keyEnd, Math.max(leafEnd, keyEnd), style));
            }
        }
        leafEnd = start.isFlow() ? end(event) : leafEnd;
        return Collections.unmodifiableMap(map);
    }

    private List<@Nullable Object> sequence(SequenceStartEvent start, int depth) {
        var items = new ArrayList<@Nullable Object>();
        Event event = next();
        for (; event.getEventId() != Event.ID.SequenceEnd; event = next()) {
            items.add(value(event, depth + 1));
        }
        leafEnd = start.isFlow() ? end(event) : leafEnd;
        return Collections.unmodifiableList(items);
    }

    private @Nullable Object value(Event event, int depth) {
        if (depth > HugoDocument.MAX_DEPTH) {
            throw MalformedDocumentException.at(
                    block,
                    start(event),
                    MalformedDocumentException.TOO_DEEP,
                    "The front matter is nested deeper than " + HugoDocument.MAX_DEPTH + " levels.");
        }
        long before = size;
        Object value = content(event, depth);
        if (event instanceof NodeEvent node && !(event instanceof AliasEvent)) {
            node.getAnchor().ifPresent(anchor -> anchors.put(anchor.getValue(), new Anchored(value, size - before)));
        }
        return value;
    }

    private @Nullable Object content(Event event, int depth) {
        if (event instanceof AliasEvent alias) {
            return expand(alias);
        }
        grow(1, event);
        if (event instanceof MappingStartEvent map) {
            return mapping(map, depth);
        }
        if (event instanceof SequenceStartEvent list) {
            return sequence(list, depth);
        }
        if (event instanceof ScalarEvent scalar) {
            grow(scalar.getValue().length(), event);
            leafEnd = trimmedEnd(event);
            return scalar(scalar);
        }
        throw malformed(event, "The front matter ends in the middle of a value.");
    }

    private @Nullable Object expand(AliasEvent alias) {
        Anchored anchored = anchors.get(alias.getAlias().getValue());
        if (anchored == null) {
            throw malformed(alias, "The alias *" + alias.getAlias().getValue() + " refers to nothing before it.");
        }
        grow(anchored.size(), alias);
        leafEnd = end(alias);
        return anchored.value();
    }

    private void grow(long more, Event event) {
        size += more;
        if (size > HugoDocument.MAX_EXPANDED_SIZE) {
            throw MalformedDocumentException.at(
                    block,
                    start(event),
                    MalformedDocumentException.TOO_LARGE,
                    "The aliases of the front matter expand to more than it may hold.");
        }
    }

    private String key(Event event) {
        if (event instanceof ScalarEvent scalar) {
            scalar.getAnchor().ifPresent(anchor -> anchors.put(anchor.getValue(), new Anchored(scalar.getValue(), 1)));
            return scalar.getValue();
        }
        if (event instanceof AliasEvent alias && expand(alias) instanceof String text) {
            return text;
        }
        throw malformed(event, "A key of the front matter is a list or a map; keys are text.");
    }

    private static @Nullable Object scalar(ScalarEvent event) {
        String text = event.getValue();
        String tag = event.getTag().orElse("");
        if (event.getScalarStyle() != ScalarStyle.PLAIN && tag.isEmpty()) {
            return text;
        }
        if (!tag.isEmpty() && !List.of("int", "float", "bool", "null").contains(tag.replace(TAG_PREFIX, ""))) {
            return text;
        }
        return switch (text) {
            case "", "~", "null", "Null", "NULL" -> null;
            case "true", "True", "TRUE" -> true;
            case "false", "False", "FALSE" -> false;
            default -> {
                Number number = PlainValue.numberOrNull(text);
                yield number == null ? text : number;
            }
        };
    }

    private static boolean isEmptyScalar(Event event) {
        return event instanceof ScalarEvent scalar && scalar.getValue().isEmpty() && scalar.isPlain();
    }

    private Event next() {
        return events.next();
    }

    private int start(Event event) {
        return event.getStartMark().map(this::offset).orElse(0);
    }

    private int end(Event event) {
        return event.getEndMark().map(this::offset).orElse(block.length());
    }

    private int trimmedEnd(Event event) {
        int end = end(event);
        while (end > start(event) && Character.isWhitespace(block.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    private int offset(Mark mark) {
        return offsets[Math.min(mark.getIndex(), offsets.length - 1)];
    }

    private MalformedDocumentException malformed(Event event, String message) {
        return MalformedDocumentException.at(block, start(event), MalformedDocumentException.MALFORMED, message);
    }

    /** The parser counts in code points; this gives the index in the string for each. */
    private static int[] offsets(String text) {
        int[] offsets = new int[text.codePointCount(0, text.length()) + 1];
        for (int point = 1; point < offsets.length; point++) {
            offsets[point] = text.offsetByCodePoints(offsets[point - 1], 1);
        }
        return offsets;
    }

    private record Anchored(@Nullable Object value, long size) {}
}
