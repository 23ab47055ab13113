package org.masthead.text.markdown;

import com.ibm.icu.text.Normalizer2;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The headings of a document in the order they are met, and their anchors.
 *
 * <p>An anchor is made as GitHub makes it: the text in lower case, letters (of any script), digits, {@code -} and
 * {@code _} kept, a space turned to {@code -}, and {@code -1}, {@code -2} behind one that is taken; a text that leaves
 * nothing is {@code section}, one that would look like a footnote's gets it in front. At most {@value #MAX_ID} characters and the number.
 */
final class TableOfContents {
    private static final int MAX_ID = 150;
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]");
    private static final Pattern DROPPED = Pattern.compile("[^\\p{L}\\p{M}\\p{N}_-]");

    private static final Pattern FOOTNOTE = Pattern.compile("fn(ref)?-");

    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Integer> taken = new HashMap<>();

    /**
     * Adds a heading and gives it an anchor that is not among the ids of the document.
     *
     * @param ids those in use, to which the new one is added
     */
    String add(int level, String text, Set<String> ids) {
        String base = anchor(text);
        String id = base;
        while (!ids.add(id)) {
            id = base + "-" + taken.merge(base, 1, Integer::sum);
        }
        entries.add(new Entry(level, id, text));
        return id;
    }

    List<Heading> headings() {
        List<Heading> roots = new ArrayList<>();
        int next = 0;
        while (next < entries.size()) {
            next = nest(next, roots);
        }
        return roots;
    }

    /** Adds the entry at an index, with all that lies deeper, and says where the next one starts. */
    private int nest(int index, List<Heading> siblings) {
        Entry entry = entries.get(index);
        List<Heading> children = new ArrayList<>();
        int next = index + 1;
        while (next < entries.size() && entries.get(next).level() > entry.level()) {
            next = nest(next, children);
        }
        siblings.add(new Heading(entry.level(), entry.id(), entry.text(), children));
        return next;
    }

    private static String anchor(String text) {
        String head = text.substring(0, Math.min(text.length(), MAX_ID));
        String lower = Normalizer2.getNFCInstance()
                .normalize(head)
                .toLowerCase(Locale.ROOT)
                .strip();
        String anchor = DROPPED.matcher(SPACE.matcher(lower).replaceAll("-")).replaceAll("");
        if (anchor.isEmpty()) {
            return "section";
        }
        return FOOTNOTE.matcher(anchor).lookingAt() ? "section-" + anchor : anchor;
    }

    /** A heading before its children are known. */
    private record Entry(int level, String id, String text) {}
}
