package org.masthead.http.list;

import java.util.List;

/**
 * One filter of a list: all conditions of a query hold together.
 *
 * @param field a name of the grammar
 * @param operator how it compares
 * @param values what with, of the field's type; empty asks for records that have no value
 */
public record Condition(String field, Operator operator, List<Object> values) {

    public Condition {
        values = List.copyOf(values);
    }
}
