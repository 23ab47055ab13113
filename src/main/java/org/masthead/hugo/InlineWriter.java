package org.masthead.hugo;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes one value on one line in a dialect. Text is written so that every reader of the dialect, YAML 1.1 ones included,
 * takes it for text.
 *
 * @param quote the quotation mark that YAML text prefers, or a blank: none where that is safe
 */
record InlineWriter(Dialect dialect, char quote) {
    private static final Pattern BARE_KEY = Pattern.compile("[A-Za-z0-9_-]+");
    private static final Pattern SAFE_PLAIN = Pattern.compile("\\p{L}[\\p{L}\\p{M}\\p{Nd} ._/+()-]*");
    private static final Pattern TOML_TIME =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}([Tt ]\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?([Zz]|[+-]\\d{2}:\\d{2})?)?");
    private static final Set<String> YAML_WORDS =
            Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n", "none", "inf", "nan");

    static InlineWriter of(Dialect dialect) {
        return new InlineWriter(dialect, dialect == Dialect.YAML ? ' ' : '"');
    }

    String value(@Nullable Object value) {
        if (value instanceof String text) {
            return text(text);
        }
        if (value instanceof List<?> items) {
            return "["
                    + String.join(
                            ", ",
                            items.stream()
                                    .filter(this::writable)
                                    .map(this::value)
                                    .toList()) + "]";
        }
        if (value instanceof Map<?, ?> map) {
            return map(map);
        }
        return value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value);
    }

    /** A date as its dialect writes one: bare in YAML and TOML, as text in JSON. */
    String time(String text) {
        boolean bare = switch (dialect) {
            case YAML -> HugoDate.parse(text, java.time.ZoneOffset.UTC).isPresent() && isPlainTime(text);
            case TOML -> TOML_TIME.matcher(text).matches();
            default -> false;
        };
        return bare ? text : text(text);
    }

    String key(String key) {
        boolean bare = switch (dialect) {
            case YAML -> isSafePlain(key) && !key.contains(" ");
            case TOML -> BARE_KEY.matcher(key).matches();
            default -> false;
        };
        return bare ? key : quoted(key);
    }

    /** In double quotes, with the escapes that JSON, TOML and YAML share. */
    static String quoted(String text) {
        var result = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            switch (character) {
                case '"', '\\' -> result.append('\\').append(character);
                case '\n' -> result.append("\\n");
                case '\r' -> result.append("\\r");
                case '\t' -> result.append("\\t");
                default -> {
                    if (isInvisible(character)) {
                        result.append(String.format("\\u%04X", (int) character));
                    } else {
                        result.append(character);
                    }
                }
            }
        }
        return result.append('"').toString();
    }

    static boolean isInvisible(char character) {
        boolean separator = character == '\u2028' || character == '\u2029' || character == '\uFEFF';
        return Character.isISOControl(character) || separator || character >= '\uFFFE';
    }

    private String text(String text) {
        if (dialect != Dialect.YAML || quote == '"') {
            return quoted(text);
        }
        boolean visible = text.chars().noneMatch(character -> isInvisible((char) character));
        if (quote == '\'' && visible) {
            return "'" + text.replace("'", "''") + "'";
        }
        return visible && isSafePlain(text) ? text : quoted(text);
    }

    private String map(Map<?, ?> map) {
        var members = new ArrayList<String>();
        String separator = dialect == Dialect.TOML ? " = " : ": ";
        map.forEach((key, item) -> {
            if (writable(item)) {
                members.add(key(String.valueOf(key)) + separator + value(item));
            }
        });
        return "{" + String.join(", ", members) + "}";
    }

    /** TOML knows no null; a member or an item that is null is left out. */
    private boolean writable(@Nullable Object value) {
        return value != null || dialect != Dialect.TOML;
    }

    private static boolean isSafePlain(String text) {
        return SAFE_PLAIN.matcher(text).matches()
                && !text.endsWith(" ")
                && !YAML_WORDS.contains(text.toLowerCase(Locale.ROOT));
    }

    private static boolean isPlainTime(String text) {
        return text.chars().allMatch(character -> "0123456789-:T.+Z ".indexOf(character) >= 0)
                && text.equals(text.strip());
    }
}
