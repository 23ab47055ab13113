package org.masthead.http.list;

import java.util.List;
import java.util.Set;

/**
 * One name of a list's grammar.
 *
 * @param name the member it is about
 * @param type what its values are
 * @param operators how it may be compared; empty where it only sorts
 * @param sortable whether {@code sort} may name it
 * @param values the only values allowed, or empty for any of the type
 */
public record ListField(String name, FieldType type, Set<Operator> operators, boolean sortable, List<String> values) {

    public ListField {
        operators = Set.copyOf(operators);
        values = List.copyOf(values);
    }
}
