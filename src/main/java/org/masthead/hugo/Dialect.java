package org.masthead.hugo;

/** The language a front matter is written in; {@code NONE} is a file that is body from its first character. */
public enum Dialect {
    YAML,
    TOML,
    JSON,
    NONE
}
