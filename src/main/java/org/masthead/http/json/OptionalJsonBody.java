package org.masthead.http.json;

/**
 * The JSON object of an action that needs none: without a body it has no members.
 *
 * @param json what was sent
 */
public record OptionalJsonBody(JsonBody json) {}
