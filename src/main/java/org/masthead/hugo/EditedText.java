package org.masthead.hugo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A text with parts of it replaced; places are those of the text before any edit. */
final class EditedText {
    private final String source;
    private final List<Edit> edits = new ArrayList<>();

    EditedText(String source) {
        this.source = source;
    }

    void replace(int start, int end, String replacement) {
        edits.add(new Edit(start, end, replacement));
    }

    /** Several inserts at one place follow each other in the order they were made. */
    void insert(int at, String addition) {
        replace(at, at, addition);
    }

    @Override
    public String toString() {
        var result = new StringBuilder();
        int done = 0;
        for (Edit edit :
                edits.stream().sorted(Comparator.comparingInt(Edit::start)).toList()) {
            if (edit.start() >= done) {
                result.append(source, done, edit.start());
            }
            result.append(edit.replacement());
            done = Math.max(done, edit.end());
        }
        return result.append(source, done, source.length()).toString();
    }

    private record Edit(int start, int end, String replacement) {}
}
