package org.masthead.hugo;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/** Writes a top-level YAML value in the style of the one it replaces: on the key's line, or one line for each item. */
final class YamlWriter {
    private final String indent;
    private final String lineEnding;

    /** @param indent what stands before every top-level key */
    YamlWriter(String indent, String lineEnding) {
        this.indent = indent;
        this.lineEnding = lineEnding;
    }

    static String document(Map<String, @Nullable Object> fields, String lineEnding) {
        var writer = new YamlWriter("", lineEnding);
        var result = new StringBuilder();
        fields.forEach((key, value) -> result.append(writer.line(key, value)));
        return result.toString();
    }

    /** A new key with its value, and the line end. */
    String line(String key, @Nullable Object value) {
        Style style = new Style(value instanceof Map, indent + "  ", ' ', true);
        return indent + InlineWriter.of(Dialect.YAML).key(key) + ":" + value(key, value, style, "") + lineEnding;
    }

    /**
     * What stands after the colon.
     *
     * @param comment what stood after the old value on its line; stays on the key's line
     */
    String value(String key, @Nullable Object value, Style style, String comment) {
        var inline = new InlineWriter(Dialect.YAML, style.quote());
        if (value instanceof String text) {
            if (style.literal() && canBeLiteral(text)) {
                return " " + literal(text, comment);
            }
            boolean time = style.quote() == ' ' && HugoDate.isDateKey(key);
            return " " + (time ? inline.time(text) : inline.value(text)) + comment;
        }
        if (style.lines() && value instanceof List<?> items && !items.isEmpty()) {
            return comment
                    + lines(
                            style,
                            items.stream()
                                    .map(item -> "- " + inline.value(item))
                                    .toList());
        }
        if (style.lines() && value instanceof Map<?, ?> map && !map.isEmpty()) {
            return comment
                    + lines(
                            style,
                            map.entrySet().stream()
                                    .map(entry -> inline.key(String.valueOf(entry.getKey())) + ": "
                                            + inline.value(entry.getValue()))
                                    .toList());
        }
        return " " + inline.value(value) + comment;
    }

    private String lines(Style style, List<String> items) {
        String start = lineEnding + style.indent();
        return start + String.join(start, items);
    }

    /** Whether a text block can say it without an indentation number: text lines, at most one line end at the end. */
    private static boolean canBeLiteral(String text) {
        boolean startsWithText = !text.isEmpty() && !Character.isWhitespace(text.charAt(0));
        boolean visible = text.chars().allMatch(point -> point == '\n' || !InlineWriter.isInvisible((char) point));
        return startsWithText && visible && !text.endsWith("\n\n") && text.indexOf('\n') >= 0;
    }

    private String literal(String text, String comment) {
        String content = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        String start = lineEnding + indent + "  ";
        String lines = start + content.replace("\n", start);
        return (text.endsWith("\n") ? "|" : "|-") + comment + lines;
    }

    /**
     * How the author wrote a YAML value, so that a new one is written alike.
     *
     * @param lines whether a list or map has a line for each item
     * @param indent what stands before each of those lines
     * @param quote the first quotation mark of the value, or a blank for none
     * @param literal whether it is a text block ({@code |} or {@code >})
     */
    record Style(boolean lines, String indent, char quote, boolean literal) {
        static Style of(String text, int start, int end, Event event) {
            String value = text.substring(start, Math.max(start, end));
            if (event instanceof CollectionStartEvent collection && !collection.isFlow()) {
                String before = text.substring(DocumentFrame.startOfLine(text, start), start);
                return new Style(true, before.isBlank() ? before : "  ", firstQuote(value), false);
            }
            if (event instanceof ScalarEvent scalar) {
                boolean quoted = scalar.isDQuoted() || scalar.isSQuoted();
                return new Style(
                        false, "  ", quoted ? firstQuote(value) : ' ', scalar.isLiteral() || scalar.isFolded());
            }
            return new Style(false, "  ", firstQuote(value), false);
        }

        private static char firstQuote(String value) {
            int twice = value.indexOf('"');
            int once = value.indexOf('\'');
            if (twice < 0 && once < 0) {
                return ' ';
            }
            return once < 0 || (twice >= 0 && twice < once) ? '"' : '\'';
        }
    }
}
