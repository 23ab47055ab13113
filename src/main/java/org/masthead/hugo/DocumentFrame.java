package org.masthead.hugo;

/**
 * A file cut into what opens the front matter, the front matter itself, what closes it, and the body; the four joined are
 * the file again. A byte order mark is no part of it.
 *
 * <p>Blank lines may come first, as in Hugo. A fence is {@code ---} or {@code +++} alone on its line, blanks after it
 * allowed; a JSON front matter ends with the brace that closes its first. What opens with two braces, or a brace
 * and a per cent sign, is a shortcode and so body.
 */
record DocumentFrame(Dialect dialect, String opening, String block, String closing, String body) {
    static DocumentFrame split(String text) {
        int start = afterBlanks(text);
        if (isJson(text, start)) {
            return splitJson(text, start);
        }
        if (isFence(text, start, "---")) {
            return splitFenced(text, start, Dialect.YAML, "---");
        }
        if (isFence(text, start, "+++")) {
            return splitFenced(text, start, Dialect.TOML, "+++");
        }
        return new DocumentFrame(Dialect.NONE, "", "", "", text);
    }

    /** An empty front matter in the dialect, to be filled. */
    static DocumentFrame empty(Dialect dialect, String lineEnding, String body) {
        DocumentFrame frame = switch (dialect) {
            case YAML -> new DocumentFrame(dialect, "---" + lineEnding, "", "---" + lineEnding, "");
            case TOML -> new DocumentFrame(dialect, "+++" + lineEnding, "", "+++" + lineEnding, "");
            case JSON -> new DocumentFrame(dialect, "", "{}", lineEnding, "");
            case NONE -> new DocumentFrame(dialect, "", "", "", "");
        };
        return frame.withBody(body);
    }

    String text() {
        return opening + block + closing + body;
    }

    /** The first line end of the file; LF where it has none. */
    String lineEnding() {
        String text = text();
        int end = endOfLine(text, 0);
        return end == text.length() ? "\n" : text.substring(end, afterLineEnd(text, end));
    }

    DocumentFrame withBlock(String newBlock) {
        return new DocumentFrame(dialect, opening, newBlock, closing, body);
    }

    /** The body replaced; a body that would itself be taken for a front matter gets an empty one before it. */
    DocumentFrame withBody(String newBody) {
        if (dialect == Dialect.NONE) {
            return mayHaveFrontMatter(newBody)
                    ? empty(Dialect.YAML, lineEnding(), newBody)
                    : new DocumentFrame(dialect, opening, block, closing, newBody);
        }
        boolean endsItsLine = closing.endsWith("\n") || closing.endsWith("\r");
        String newClosing = endsItsLine || newBody.isEmpty() ? closing : closing + lineEnding();
        return new DocumentFrame(dialect, opening, block, newClosing, newBody);
    }

    private static boolean mayHaveFrontMatter(String text) {
        int start = afterBlanks(text);
        return isJson(text, start) || isFence(text, start, "---") || isFence(text, start, "+++");
    }

    private static boolean isJson(String text, int start) {
        boolean shortcode = text.startsWith("{{", start) || text.startsWith("{%", start);
        return text.startsWith("{", start) && !shortcode;
    }

    private static DocumentFrame splitFenced(String text, int start, Dialect dialect, String fence) {
        int blockStart = afterLineEnd(text, endOfLine(text, start));
        int line = blockStart;
        while (line < text.length()) {
            int next = afterLineEnd(text, endOfLine(text, line));
            if (isFence(text, line, fence)) {
                return new DocumentFrame(
                        dialect,
                        text.substring(0, blockStart),
                        text.substring(blockStart, line),
                        text.substring(line, next),
                        text.substring(next));
            }
            line = next;
        }
        throw MalformedDocumentException.at(
                text,
                start,
                MalformedDocumentException.UNCLOSED,
                "The front matter is opened with " + fence + " and never closed; it ends with " + fence
                        + " on a line of its own.");
    }

    private static DocumentFrame splitJson(String text, int start) {
        int end = afterMatchingBrace(text, start);
        int lineEnd = endOfLine(text, end);
        int bodyStart = text.substring(end, lineEnd).isBlank() ? afterLineEnd(text, lineEnd) : end;
        return new DocumentFrame(
                Dialect.JSON,
                text.substring(0, start),
                text.substring(start, end),
                text.substring(end, bodyStart),
                text.substring(bodyStart));
    }

    private static int afterMatchingBrace(String text, int start) {
        int depth = 0;
        boolean quoted = false;
        for (int i = start; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '\\' && quoted) {
                i++;
            } else if (character == '"') {
                quoted = !quoted;
            } else if (!quoted && character == '{') {
                depth++;
            } else if (!quoted && character == '}' && --depth == 0) {
                return i + 1;
            }
        }
        throw MalformedDocumentException.at(
                text,
                start,
                MalformedDocumentException.UNCLOSED,
                "The JSON front matter is opened with { and never closed with }.");
    }

    private static boolean isFence(String text, int line, String fence) {
        if (!text.startsWith(fence, line)) {
            return false;
        }
        return text.substring(line + fence.length(), endOfLine(text, line)).isBlank();
    }

    static int endOfLine(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    static int afterLineEnd(String text, int end) {
        if (text.startsWith("\r\n", end)) {
            return end + 2;
        }
        return Math.min(end + 1, text.length());
    }

    static int startOfLine(String text, int from) {
        int start = from;
        while (start > 0 && text.charAt(start - 1) != '\n' && text.charAt(start - 1) != '\r') {
            start--;
        }
        return start;
    }

    private static int afterBlanks(String text) {
        int start = 0;
        while (start < text.length() && isBlank(text.charAt(start))) {
            start++;
        }
        return start;
    }

    private static boolean isBlank(char character) {
        return character == ' ' || character == '\t' || character == '\r' || character == '\n' || character == '\uFEFF';
    }
}
