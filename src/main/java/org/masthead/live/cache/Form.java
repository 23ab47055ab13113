package org.masthead.live.cache;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.masthead.http.list.Condition;
import org.masthead.http.list.Cursor;
import org.masthead.http.list.ListQuery;
import org.masthead.http.list.Operator;

/**
 * One way to spell a request.
 *
 * @param key a text that all spellings of the request have in common, and no other request has
 * @param query what it asks of a list; null where it asks for something else
 */
record Form(String key, @Nullable ListQuery query) {

    /** Operators whose values may stand in any order, any number of times. */
    private static final Set<Operator> SETS = Set.of(Operator.EQUAL, Operator.ALL, Operator.NOT);

    static Form of(ListQuery query) {
        StringBuilder key = new StringBuilder("list ").append(query.path());
        all(key, query.conditions().stream().map(Form::text).sorted().toList());
        one(key, query.search().orElse(""));
        one(key, query.order());
        one(key, String.valueOf(query.paging().limit()));
        one(key, String.valueOf(query.paging().offset()));
        one(key, query.paging().cursor().map(Cursor::encode).orElse(""));
        one(key, String.valueOf(query.paging().counted()));
        all(key, sorted(query.fields()));
        all(key, sorted(query.include()));
        all(key, sorted(query.formats()));
        query.grammar()
                .options()
                .keySet()
                .forEach(name -> one(key, query.option(name).orElse("")));
        query.grammar().choices().keySet().forEach(name -> all(key, sorted(query.choices(name))));
        return new Form(key.toString(), query);
    }

    private static String text(Condition condition) {
        StringBuilder text =
                new StringBuilder(condition.field()).append(condition.operator().suffix());
        List<String> values = condition.values().stream().map(String::valueOf).toList();
        all(text, SETS.contains(condition.operator()) ? sorted(Set.copyOf(values)) : values);
        return text.toString();
    }

    private static List<String> sorted(Collection<String> texts) {
        return texts.stream().sorted().toList();
    }

    /** With its length ahead, so that no text can look like two. */
    private static void one(StringBuilder key, String text) {
        key.append(' ').append(text.length()).append(':').append(text);
    }

    private static void all(StringBuilder key, Collection<String> texts) {
        key.append(' ').append(texts.size());
        texts.forEach(text -> one(key, text));
    }
}
