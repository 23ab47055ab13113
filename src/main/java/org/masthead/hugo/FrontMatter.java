package org.masthead.hugo;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The text between the fences, read in its dialect. */
sealed interface FrontMatter permits YamlFrontMatter, TomlFrontMatter, JsonFrontMatter {
    /** In the order of the text; of a key given twice the last value, at the first's place. */
    Map<String, @Nullable Object> fields();

    /** Keys given twice, each once; a key inside another as {@code outer.inner}. */
    List<String> duplicateKeys();

    /**
     * The text with these keys set, or removed where the value is null; every other key keeps its characters. A best
     * effort: the caller reads the result again and falls back to {@link #write} where it says something else.
     */
    String rewrite(Map<String, @Nullable Object> changes, String lineEnding);

    /**
     * Reads the text between the fences.
     *
     * @throws MalformedDocumentException with a place counted from the start of the front matter
     */
    static FrontMatter read(Dialect dialect, String block) {
        return switch (dialect) {
            case YAML -> YamlFrontMatter.read(block);
            case TOML -> TomlFrontMatter.read(block);
            case JSON -> JsonFrontMatter.read(block);
            case NONE -> YamlFrontMatter.read("");
        };
    }

    /** A whole new text that says these fields, in this order. */
    static String write(Dialect dialect, Map<String, @Nullable Object> fields, String lineEnding) {
        return switch (dialect) {
            case YAML -> YamlWriter.document(fields, lineEnding);
            case TOML -> TomlFrontMatter.write(fields, lineEnding);
            case JSON -> JsonFrontMatter.write(fields, lineEnding);
            case NONE -> "";
        };
    }
}
