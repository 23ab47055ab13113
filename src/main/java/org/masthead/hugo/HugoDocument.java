package org.masthead.hugo;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A content file of Hugo: a front matter in YAML, TOML or JSON, and a body. Its bytes are those it was read from, and a
 * changed key changes that key's value alone. Immutable.
 *
 * <p>The body is the file's own text after the line of the closing fence: its line ends, a blank first line and even a NUL
 * character stay. What is not text at all (no UTF-8) is refused.
 *
 * @see <a href="https://gohugo.io/content-management/front-matter/">Hugo: front matter</a>
 */
public final class HugoDocument {
    /** The largest front matter, in bytes, its fences not counted. */
    public static final int MAX_FRONT_MATTER_BYTES = 256 * 1024;

    /** How deep lists and maps may be nested. */
    public static final int MAX_DEPTH = 64;

    /** What the values may come to with YAML aliases written out: characters plus values. */
    static final int MAX_EXPANDED_SIZE = 4 * MAX_FRONT_MATTER_BYTES;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final boolean byteOrderMark;
    private final DocumentFrame frame;
    private final FrontMatter frontMatter;

    private HugoDocument(boolean byteOrderMark, DocumentFrame frame) {
        this.byteOrderMark = byteOrderMark;
        this.frame = frame;
        try {
            this.frontMatter = read(frame);
        } catch (MalformedDocumentException e) {
            throw e.within(frame);
        }
    }

    /**
     * Reads a whole file.
     *
     * @throws MalformedDocumentException that says what is wrong and where
     */
    public static HugoDocument parse(byte[] bytes) {
        String text = decode(bytes);
        boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
        return new HugoDocument(marked, DocumentFrame.split(marked ? text.substring(1) : text));
    }

    /**
     * A new document with LF line ends; a field that is null is left out. Fields with no dialect to hold them ({@code NONE}) are written in YAML.
     *
     * @throws IllegalArgumentException for a value that no front matter can hold
     */
    public static HugoDocument of(Dialect dialect, Map<String, ? extends @Nullable Object> fields, String body) {
        PlainValue.checkSurrogates(body);
        return new HugoDocument(false, DocumentFrame.empty(dialect, "\n", body)).with(fields);
    }

    /**
     * This document with some keys set, and removed where the value is null; a key that already says the same keeps its
     * bytes. Keys are matched as they are written. A changed key keeps its place and, as far as it can, its style; a new
     * one comes last. A document without a front matter gets one in YAML.
     *
     * @throws IllegalArgumentException for a value that no front matter can hold
     * @throws MalformedDocumentException {@code front-matter-too-large, nul-character, lone-surrogate}
     */
    public HugoDocument with(Map<String, ? extends @Nullable Object> changes) {
        var changed = new LinkedHashMap<String, @Nullable Object>();
        changes.forEach((key, value) -> {
            if (!says(key, value)) {
                changed.put(key, PlainValue.of(writable(value)));
            }
        });
        if (changed.isEmpty()) {
            return this;
        }
        PlainValue.check(changed);
        if (dialect() == Dialect.NONE) {
            var empty = DocumentFrame.empty(Dialect.YAML, frame.lineEnding(), frame.body());
            return new HugoDocument(byteOrderMark, empty).with(changed);
        }
        return rewritten(changed);
    }

    /**
     * This document with another body; the front matter keeps its bytes.
     *
     * @throws MalformedDocumentException {@code lone-surrogate}
     */
    public HugoDocument withBody(String body) {
        PlainValue.checkSurrogates(body);
        return body.equals(body()) ? this : new HugoDocument(byteOrderMark, frame.withBody(body));
    }

    public Dialect dialect() {
        return frame.dialect();
    }

    /**
     * The front matter's keys and values in its order: {@code String}, {@code Boolean}, {@code Integer}, {@code Long},
     * {@code BigInteger}, {@code BigDecimal}, {@code List}, {@code Map} and null. Dates are the text that was written.
     * Unmodifiable.
     */
    public Map<String, @Nullable Object> fields() {
        return frontMatter.fields();
    }

    /** Everything after the front matter, exactly as in the file. */
    public String body() {
        return frame.body();
    }

    /** Keys given twice, an inner one as {@code outer.inner}. The last value counts; the bytes keep both. */
    public List<String> duplicateKeys() {
        return frontMatter.duplicateKeys();
    }

    public boolean hadByteOrderMark() {
        return byteOrderMark;
    }

    /** The line end that the file begins with: LF, CRLF or CR; LF where it has none. */
    public String lineEnding() {
        return frame.lineEnding();
    }

    /** UTF-8; of a document that was read and not changed the very same bytes. */
    public byte[] bytes() {
        return ((byteOrderMark ? String.valueOf(BYTE_ORDER_MARK) : "") + frame.text()).getBytes(StandardCharsets.UTF_8);
    }

    private boolean says(String key, @Nullable Object value) {
        if (value == null) {
            return !fields().containsKey(key);
        }
        return fields().containsKey(key) && PlainValue.same(fields().get(key), writable(value));
    }

    private @Nullable Object writable(@Nullable Object value) {
        return dialect() == Dialect.TOML ? PlainValue.withoutNulls(value) : value;
    }

    private HugoDocument rewritten(Map<String, @Nullable Object> changes) {
        Map<String, @Nullable Object> wanted = new LinkedHashMap<>(fields());
        changes.forEach((key, value) -> {
            if (value == null) {
                wanted.remove(key);
            } else {
                wanted.put(key, value);
            }
        });
        try {
            DocumentFrame edit = frame.withBlock(frontMatter.rewrite(changes, frame.lineEnding()));
            var edited = new HugoDocument(byteOrderMark, DocumentFrame.split(edit.text()));
            if (edited.frame.equals(edit) && PlainValue.same(edited.fields(), wanted)) {
                return edited;
            }
        } catch (MalformedDocumentException e) {
            if (e.code().equals(MalformedDocumentException.TOO_LARGE)) {
                throw e;
            }
        }
        // An anchor that others refer to, a { } round everything: such a block cannot be changed in one place.
        String anew = FrontMatter.write(dialect(), Collections.unmodifiableMap(wanted), frame.lineEnding());
        return new HugoDocument(byteOrderMark, frame.withBlock(anew));
    }

    private static FrontMatter read(DocumentFrame frame) {
        String block = frame.block();
        int bytes = block.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_FRONT_MATTER_BYTES) {
            throw MalformedDocumentException.at(
                    block,
                    0,
                    MalformedDocumentException.TOO_LARGE,
                    "The front matter has " + bytes + " bytes; at most " + MAX_FRONT_MATTER_BYTES + " are allowed.");
        }
        int nul = block.indexOf('\0');
        if (nul >= 0) {
            throw MalformedDocumentException.at(
                    block, nul, MalformedDocumentException.NUL_CHARACTER, "The front matter holds a NUL character.");
        }
        FrontMatter frontMatter = FrontMatter.read(frame.dialect(), block);
        PlainValue.check(frontMatter.fields());
        return frontMatter;
    }

    private static String decode(byte[] bytes) {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var text = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), text, true);
        text.flip();
        if (result.isError()) {
            throw MalformedDocumentException.at(
                            text.toString(),
                            text.length(),
                            MalformedDocumentException.NOT_UTF_8,
                            "The file is not UTF-8 text; save it as UTF-8.")
                    .causedBy(new CharacterCodingException());
        }
        return text.toString();
    }
}
