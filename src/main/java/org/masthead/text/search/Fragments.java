package org.masthead.text.search;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.masthead.text.search.Fragment.Hit;

/** The pieces of a text that show best what a query found in it. Thread-safe. */
public final class Fragments {

    /** UTF-16 units of a text that are looked at; what stands behind them is found, but not shown. */
    public static final int MAX_LOOKED_AT = 100_000;

    /** UTF-16 units of a fragment. */
    static final int LENGTH = 160;

    /** What it may be longer by to end with a sentence or a word, and a hit alone may be longer than it all. */
    private static final int SLACK = 40;

    /**
     * Where sentences end, to be cloned, by the rules that languages share: ICU keeps one of each kind ready, for the language
     * asked for last, and making another takes thirty times as long.
     */
    private static final BreakIterator SENTENCES = BreakIterator.getSentenceInstance(ULocale.ROOT);

    /** The same of words. */
    private static final BreakIterator WORDS = BreakIterator.getWordInstance(ULocale.ROOT);

    /** How much more another word of the query is worth than another place of the same. */
    private static final int WORTH_OF_CLAUSE = 100;

    /** Hits that belong together. */
    private record Window(List<Hit> hits, int worth) {

        int start() {
            return hits.get(0).start();
        }

        int end() {
            return hits.get(hits.size() - 1).end();
        }

        boolean isNear(Window other) {
            return start() < other.end() + LENGTH && other.start() < end() + LENGTH;
        }
    }

    private Fragments() {}

    /**
     * The best pieces of a text, in their order; none when it has nothing of what is asked for.
     *
     * @param locale of the text, a BCP 47 tag
     * @param most how many
     */
    public static List<Fragment> of(SearchQuery query, String locale, String text, int most) {
        String looked = text.length() <= MAX_LOOKED_AT ? text : text.substring(0, MAX_LOOKED_AT);
        List<Hit> hits = Hits.of(query, locale, looked);
        return best(hits, most).stream()
                .sorted(Comparator.comparingInt(Window::start))
                .map(window -> cut(looked, window))
                .toList();
    }

    /** The whole text as one fragment; none when it has nothing of what is asked for. */
    public static List<Fragment> whole(SearchQuery query, String locale, String text) {
        List<Hit> hits = Hits.of(query, locale, text);
        return hits.isEmpty() ? List.of() : List.of(Fragment.of(text, hits));
    }

    private static List<Window> best(List<Hit> hits, int most) {
        List<Window> windows = new ArrayList<>();
        for (int first = 0; first < hits.size(); first++) {
            windows.add(window(hits, first));
        }
        windows.sort(Comparator.comparingInt(Window::worth).reversed().thenComparingInt(Window::start));
        List<Window> best = new ArrayList<>();
        for (Window window : windows) {
            if (best.size() < most && best.stream().noneMatch(window::isNear)) {
                best.add(window);
            }
        }
        return best;
    }

    private static Window window(List<Hit> hits, int first) {
        int last = first;
        Set<Integer> clauses = new HashSet<>(List.of(hits.get(first).clause()));
        while (last + 1 < hits.size()
                && hits.get(last + 1).end() <= hits.get(first).start() + LENGTH) {
            last++;
            clauses.add(hits.get(last).clause());
        }
        List<Hit> held = List.copyOf(hits.subList(first, last + 1));
        return new Window(held, clauses.size() * WORTH_OF_CLAUSE + Math.min(held.size(), WORTH_OF_CLAUSE - 1));
    }

    private static Fragment cut(String text, Window window) {
        int room = Math.max(0, LENGTH - (window.end() - window.start()));
        int from = Math.max(0, window.start() - room / 2);
        int until = Math.min(text.length(), window.end() + room - (window.start() - from));
        from = Math.max(0, Math.min(from, window.start() - (room - (until - window.end()))));
        int start = from == 0 ? 0 : boundary(text, from, window.start(), true);
        int end = until == text.length() ? until : boundary(text, window.end(), until, false);
        while (start < window.start() && UCharacter.isUWhiteSpace(text.charAt(start))) {
            start++;
        }
        while (end > window.end() && UCharacter.isUWhiteSpace(text.charAt(end - 1))) {
            end--;
        }
        int moved = start;
        List<Hit> hits = window.hits().stream().map(hit -> hit.movedBy(-moved)).toList();
        return Fragment.of(spaced(text.substring(start, end)), hits);
    }

    /**
     * A place to cut at between two others: where a sentence begins if that is near, else a word. Towards the hit from the
     * front, away from it at the back.
     */
    private static int boundary(String text, int from, int until, boolean front) {
        int base = Math.max(0, from - SLACK);
        String near = text.substring(base, Math.min(text.length(), until + SLACK));
        int sentence = within(SENTENCES.clone(), near, from - base, until - base, front);
        int half = (until - from) / 2;
        if (sentence >= 0 && (front ? sentence + base - from <= half : until - sentence - base <= half)) {
            return sentence + base;
        }
        int word = within(WORDS.clone(), near, from - base, until - base, front);
        return word >= 0 ? word + base : front ? until : from;
    }

    private static int within(BreakIterator breaks, String near, int from, int until, boolean front) {
        breaks.setText(near);
        int found = front ? breaks.following(from - 1 < 0 ? 0 : from - 1) : breaks.preceding(until + 1);
        boolean inside = found != BreakIterator.DONE && found >= from && found <= until && found < near.length();
        return inside ? found : -1;
    }

    /** Line ends as spaces: places stay what they are. */
    private static String spaced(String text) {
        char[] spaced = text.toCharArray();
        for (int i = 0; i < spaced.length; i++) {
            boolean plain = spaced[i] > ' ' && spaced[i] <= '~';
            if (!plain && (UCharacter.isUWhiteSpace(spaced[i]) || UCharacter.isISOControl(spaced[i]))) {
                spaced[i] = ' ';
            }
        }
        return String.valueOf(spaced);
    }
}
