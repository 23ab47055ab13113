package org.masthead.http.list;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.masthead.http.problem.Violation;

/** Reads {@code limit}, {@code cursor}, {@code page} and {@code count}. */
final class PagingReader {

    private static final long LAST_PAGE = 1_000_000_000L;

    private final ListGrammar grammar;
    private final Map<String, List<String>> parameters;
    private final List<Violation> wrong;

    PagingReader(ListGrammar grammar, Map<String, List<String>> parameters, List<Violation> wrong) {
        this.grammar = grammar;
        this.parameters = parameters;
        this.wrong = wrong;
    }

    Paging paging(List<SortKey> sort, List<Condition> conditions) {
        int limit = (int)
                number("limit", defaultLimit(conditions), 1, grammar.surface().maxLimit());
        long page = number("page", 1, 1, LAST_PAGE);
        long offset = parameters.containsKey(AdminSynonyms.OFFSET)
                ? number(
                        AdminSynonyms.OFFSET,
                        0,
                        0,
                        LAST_PAGE * grammar.surface().maxLimit())
                : (page - 1) * limit;
        Optional<Cursor> cursor = cursor(sort);
        boolean byPage = parameters.containsKey("page");
        if (cursor.isPresent() && (byPage || parameters.containsKey(AdminSynonyms.OFFSET))) {
            reject("cursor", "exclusive", "give `cursor` or `page`, not both");
        }
        return new Paging(limit, cursor.isPresent() ? 0 : offset, cursor, byPage, counted());
    }

    /** Records asked for by id come all at once on the admin side: that is how admin tools fetch references. */
    private int defaultLimit(List<Condition> conditions) {
        return grammar.surface() != ListGrammar.Surface.ADMIN
                ? ListGrammar.DEFAULT_LIMIT
                : conditions.stream()
                        .filter(c -> c.field().equals("id") && c.operator() == Operator.EQUAL)
                        .mapToInt(c -> Math.max(c.values().size(), ListGrammar.DEFAULT_LIMIT))
                        .findFirst()
                        .orElse(ListGrammar.DEFAULT_LIMIT);
    }

    private Optional<Cursor> cursor(List<SortKey> sort) {
        Optional<String> text = single("cursor");
        Optional<Cursor> cursor = text.flatMap(Cursor::decode);
        if (text.isPresent() && cursor.isEmpty()) {
            reject("cursor", "malformed", "`cursor` is none that this list gave");
        }
        String order = String.join(",", sort.stream().map(SortKey::toString).toList());
        if (cursor.isPresent()
                && (!cursor.get().order().equals(order) || cursor.get().values().size() != sort.size())) {
            reject("cursor", "other-order", "`cursor` is of another sort; begin again without it");
            return Optional.empty();
        }
        return cursor;
    }

    private boolean counted() {
        String text = single("count").orElse("true");
        if (!text.equals("true") && !text.equals("false")) {
            reject("count", "type", "`count` must be true or false");
        }
        return text.equals("true");
    }

    private long number(String name, long absent, long least, long most) {
        Optional<String> text = single(name);
        if (text.isEmpty()) {
            return absent;
        }
        try {
            long number = Long.parseLong(text.get());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below, as for a number out of range
        }
        reject(name, "range", "`" + name + "` must be a whole number from " + least + " to " + most);
        return absent;
    }

    private Optional<String> single(String name) {
        List<String> texts = parameters.getOrDefault(name, List.of());
        if (texts.size() > 1) {
            reject(name, "repeated", "`" + name + "` is given more than once");
        }
        return texts.stream().findFirst();
    }

    private void reject(String name, String code, String message) {
        wrong.add(new Violation(name, code, message));
    }
}
