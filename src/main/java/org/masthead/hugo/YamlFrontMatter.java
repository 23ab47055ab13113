package org.masthead.hugo;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** A YAML front matter; a changed key is written in its place and its style, the other lines are not touched. */
record YamlFrontMatter(
        String block,
        Map<String, @Nullable Object> fields,
        List<Entry> entries,
        List<String> duplicateKeys,
        boolean flowRoot)
        implements FrontMatter {
    /** Said where the parser's own words have no author's words below. */
    private static final String OTHER = "check the indentation, the quotation marks and the brackets here";

    private static final Map<String, String> WORDS = Map.of(
            "mapping values are not allowed",
            "there is a second colon here; put the text in quotation marks",
            "cannot start any token",
            "a value cannot begin with this character; put it in quotation marks, and indent with spaces, not tabs",
            "could not find expected ':'",
            "there is no colon after the key",
            "found unexpected end of stream",
            "a quotation mark is opened and not closed",
            "found unknown escape character",
            "there is an unknown escape after \\",
            "expected ',' or ']'",
            "a list opened with [ is not closed with ], or a comma is missing",
            "expected ',' or '}'",
            "a map opened with { is not closed with }, or a comma is missing",
            "found undefined tag handle",
            "a value that begins with ! must be in quotation marks");

    static YamlFrontMatter read(String block) {
        try {
            var reader = new YamlReader(block);
            Map<String, @Nullable Object> fields = reader.read();
            return new YamlFrontMatter(block, fields, reader.entries(), reader.duplicates(), reader.flowRoot());
        } catch (MarkedYamlEngineException e) {
            int point =
                    e.getProblemMark().or(e::getContextMark).map(Mark::getIndex).orElse(0);
            throw malformed(block, point, describe(String.valueOf(e.getProblem())), e);
        } catch (ReaderException e) {
            String character = String.format("U+%04X", e.getCodePoint());
            throw malformed(block, e.getPosition(), "it holds the control character " + character, e);
        } catch (YamlEngineException e) {
            throw malformed(block, 0, "it cannot be read", e);
        }
    }

    @Override
    public String rewrite(Map<String, @Nullable Object> changes, String lineEnding) {
        if (flowRoot) {
            return block; // says something else than asked, so the caller writes it anew
        }
        var text = new EditedText(block);
        var writer = new YamlWriter(indent(), lineEnding);
        changes.forEach((key, value) -> {
            List<Entry> present =
                    entries.stream().filter(entry -> entry.key().equals(key)).toList();
            if (value == null) {
                present.forEach(entry -> remove(text, entry));
            } else if (present.isEmpty()) {
                text.insert(endOfEntries(), writer.line(key, value));
            } else {
                replace(text, present.get(present.size() - 1), writer, value);
            }
        });
        return text.toString();
    }

    private void replace(EditedText text, Entry entry, YamlWriter writer, Object value) {
        int colon = block.indexOf(':', entry.keyEnd()) + 1;
        int end = DocumentFrame.endOfLine(block, entry.valueEnd());
        String comment = block.substring(entry.valueEnd(), end);
        String written = writer.value(entry.key(), value, entry.style(), comment.isBlank() ? "" : comment);
        text.replace(colon, end, written);
    }

    private void remove(EditedText text, Entry entry) {
        int end = DocumentFrame.endOfLine(block, entry.valueEnd());
        text.replace(DocumentFrame.startOfLine(block, entry.keyStart()), DocumentFrame.afterLineEnd(block, end), "");
    }

    private int endOfEntries() {
        return entries.stream()
                .max(Comparator.comparingInt(Entry::valueEnd))
                .map(last -> DocumentFrame.afterLineEnd(block, DocumentFrame.endOfLine(block, last.valueEnd())))
                .orElse(block.length());
    }

    private String indent() {
        if (entries.isEmpty()) {
            return "";
        }
        int first = entries.get(0).keyStart();
        String before = block.substring(DocumentFrame.startOfLine(block, first), first);
        return before.isBlank() ? before : "";
    }

    private static String describe(String problem) {
        return WORDS.entrySet().stream()
                .filter(entry -> problem.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(OTHER);
    }

    private static MalformedDocumentException malformed(String block, int point, String what, Exception cause) {
        int offset = block.offsetByCodePoints(0, Math.min(point, block.codePointCount(0, block.length())));
        return MalformedDocumentException.at(
                        block,
                        offset,
                        MalformedDocumentException.MALFORMED,
                        "The front matter is not valid YAML: " + what + ".")
                .causedBy(cause);
    }

    /**
     * Where one top-level key and its value stand in a YAML front matter, as indexes of its text.
     *
     * @param valueEnd after the value's last character; blank lines and comments after it are not the value's
     */
    record Entry(String key, int keyStart, int keyEnd, int valueEnd, YamlWriter.Style style) {}
}
