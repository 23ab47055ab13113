package org.masthead.hugo;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a TOML front matter into its statements without reading their values, and refuses one nested too deep before a
 * parser that might follow it down sees it.
 */
final class TomlScanner {
    private final String text;
    private final List<Statement> statements = new ArrayList<>();
    private int at;
    private int depth;
    private String table = "";

    private TomlScanner(String text) {
        this.text = text;
    }

    static List<Statement> scan(String text) {
        var scanner = new TomlScanner(text);
        scanner.skipBlank();
        while (scanner.at < text.length()) {
            scanner.statement();
            scanner.skipBlank();
        }
        return List.copyOf(scanner.statements);
    }

    private void statement() {
        int start = DocumentFrame.startOfLine(text, at);
        boolean header = text.charAt(at) == '[';
        if (header) {
            at += text.startsWith("[[", at) ? 2 : 1;
        }
        List<String> path = path();
        if (header) {
            table = path.get(0);
            toEndOfLine();
            statements.add(new Statement(table, false, true, start, at, at));
            return;
        }
        if (at >= text.length() || text.charAt(at) != '=') {
            throw malformed("a line is not of the form key = value");
        }
        int valueStart = ++at;
        int valueEnd = value();
        boolean inTable = !table.isEmpty();
        boolean whole = !inTable && path.size() == 1;
        statements.add(new Statement(inTable ? table : path.get(0), whole, inTable, start, valueStart, valueEnd));
        toEndOfLine();
    }

    private List<String> path() {
        var path = new ArrayList<String>();
        do {
            at += path.isEmpty() ? 0 : 1;
            skipSpaces();
            path.add(key());
            skipSpaces();
            if (path.size() > HugoDocument.MAX_DEPTH) {
                throw tooDeep();
            }
        } while (at < text.length() && text.charAt(at) == '.');
        return path;
    }

    private String key() {
        int start = at;
        if (at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'')) {
            quoted();
            return text.substring(start + 1, Math.max(start + 1, at - 1));
        }
        while (at < text.length() && isBareKey(text.charAt(at))) {
            at++;
        }
        if (at == start) {
            throw malformed("a line is not of the form key = value");
        }
        return text.substring(start, at);
    }

    /** Moves to the end of the value: a line end or a comment that is in no string and no bracket. */
    private int value() {
        int end = at;
        while (at < text.length()) {
            char character = text.charAt(at);
            if (depth == 0 && (character == '\n' || character == '\r' || character == '#')) {
                break;
            }
            step(character);
            end = Character.isWhitespace(character) ? end : at;
        }
        return end;
    }

    private void step(char character) {
        switch (character) {
            case '"', '\'' -> quoted();
            case '#' -> toEndOfLine();
            case '[', '{' -> {
                at++;
                if (++depth > HugoDocument.MAX_DEPTH) {
                    throw tooDeep();
                }
            }
            case ']', '}' -> {
                at++;
                depth = Math.max(0, depth - 1);
            }
            default -> at++;
        }
    }

    private void quoted() {
        int start = at;
        char mark = text.charAt(at);
        String fence = String.valueOf(mark).repeat(3);
        boolean lines = text.startsWith(fence, at);
        String close = lines ? fence : String.valueOf(mark);
        at += close.length();
        while (at < text.length() && !text.startsWith(close, at)) {
            boolean lineEnd = text.charAt(at) == '\n' || text.charAt(at) == '\r';
            if (lineEnd && !lines) {
                break;
            }
            at += mark == '"' && text.charAt(at) == '\\' ? 2 : 1;
        }
        if (!text.startsWith(close, at)) {
            at = start;
            throw malformed("a quotation mark is opened and not closed");
        }
        at += close.length();
        while (lines && at < text.length() && text.charAt(at) == mark) {
            at++; // up to two more quotation marks belong to the text
        }
    }

    private void skipBlank() {
        while (at < text.length() && (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '#')) {
            if (text.charAt(at) == '#') {
                toEndOfLine();
            } else {
                at++;
            }
        }
    }

    private void skipSpaces() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
    }

    private void toEndOfLine() {
        at = DocumentFrame.endOfLine(text, at);
    }

    private static boolean isBareKey(char character) {
        return Character.isLetterOrDigit(character) || character == '_' || character == '-';
    }

    private MalformedDocumentException malformed(String what) {
        return MalformedDocumentException.at(
                text, at, MalformedDocumentException.MALFORMED, "The front matter is not valid TOML: " + what + ".");
    }

    private MalformedDocumentException tooDeep() {
        return MalformedDocumentException.at(
                text,
                at,
                MalformedDocumentException.TOO_DEEP,
                "The front matter is nested deeper than " + HugoDocument.MAX_DEPTH + " levels.");
    }

    /**
     * One {@code key = value} or {@code [table]} of a TOML front matter, as indexes of its text.
     *
     * @param root the top-level key it says something of
     * @param whole whether it says all of that key: a simple key before the first table
     * @param inTable whether it is a table's header or stands below one
     * @param start the first character of the line
     * @param valueStart the first character after the equals sign; a header has none, so its end
     * @param valueEnd after the last character of the value
     */
    record Statement(String root, boolean whole, boolean inTable, int start, int valueStart, int valueEnd) {}
}
