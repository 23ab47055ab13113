package org.masthead.http.list;

/** How a filter compares: the suffix of its parameter's name. */
public enum Operator {
    EQUAL(""),
    ALL("_all"),
    NOT("_ne"),
    GREATER("_gt"),
    GREATER_OR_EQUAL("_gte"),
    LESS("_lt"),
    LESS_OR_EQUAL("_lte"),
    LIKE("_like");

    private final String suffix;

    Operator(String suffix) {
        this.suffix = suffix;
    }

    /** What follows the field's name, such as {@code _gte}. */
    public String suffix() {
        return suffix;
    }
}
