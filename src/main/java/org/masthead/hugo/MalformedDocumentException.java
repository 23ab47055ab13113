package org.masthead.hugo;

/**
 * A file that cannot be read as a front-matter document; says what is wrong and where, in words for its author.
 *
 * <p>Codes: {@code not-utf-8}, {@code front-matter-unclosed}, {@code front-matter-malformed}, {@code front-matter-too-large},
 * {@code front-matter-too-deep}, {@code nul-character}, {@code lone-surrogate}.
 */
public final class MalformedDocumentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    static final String NOT_UTF_8 = "not-utf-8";
    static final String UNCLOSED = "front-matter-unclosed";
    static final String MALFORMED = "front-matter-malformed";
    static final String TOO_LARGE = "front-matter-too-large";
    static final String TOO_DEEP = "front-matter-too-deep";
    static final String NUL_CHARACTER = "nul-character";
    static final String LONE_SURROGATE = "lone-surrogate";

    private final String code;
    private final int line;
    private final int column;

    private MalformedDocumentException(String code, String message, int line, int column) {
        super(message);
        this.code = code;
        this.line = line;
        this.column = column;
    }

    static MalformedDocumentException somewhere(String code, String message) {
        return new MalformedDocumentException(code, message, 0, 0);
    }

    /** Finds line and column of the offset; a line ends with LF, CRLF or CR. */
    static MalformedDocumentException at(String text, int offset, String code, String message) {
        int line = 1;
        int lineStart = 0;
        int end = Math.max(0, Math.min(offset, text.length()));
        for (int i = 0; i < end; i++) {
            char character = text.charAt(i);
            boolean carriageReturnOfPair = character == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
            if (character == '\n' || (character == '\r' && !carriageReturnOfPair)) {
                line++;
                lineStart = i + 1;
            }
        }
        return new MalformedDocumentException(code, message, line, text.codePointCount(lineStart, end) + 1);
    }

    /** A problem of a front matter alone, moved to where that stands in the whole file. */
    MalformedDocumentException within(DocumentFrame frame) {
        if (line == 0) {
            return this;
        }
        MalformedDocumentException start = at(frame.opening(), frame.opening().length(), code, "");
        int shifted = line == 1 ? column + start.column - 1 : column;
        var moved = new MalformedDocumentException(code, String.valueOf(getMessage()), line + start.line - 1, shifted);
        moved.initCause(getCause());
        return moved;
    }

    MalformedDocumentException causedBy(Throwable cause) {
        initCause(cause);
        return this;
    }

    public String code() {
        return code;
    }

    /** The line in the whole file, from 1; 0 if it is not known. */
    public int line() {
        return line;
    }

    /** The character in the line, from 1; 0 if it is not known. */
    public int column() {
        return column;
    }
}
