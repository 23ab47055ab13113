package org.masthead.http.problem;

/**
 * One thing wrong with one field of a request.
 *
 * @param field path of the field, such as {@code images[0].alt}, or the parameter's name
 * @param code short stable name of the rule
 * @param message what was wrong with which value, and what is allowed
 */
public record Violation(String field, String code, String message) {}
