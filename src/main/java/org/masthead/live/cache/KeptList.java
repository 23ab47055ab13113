package org.masthead.live.cache;

import org.masthead.http.list.ListGrammar;

/**
 * A list of delivery that is not of this package's neighbours: whoever has one tells by a bean of this type, so that all
 * spellings of a request for it are one.
 *
 * @param path of the resource
 * @param grammar that the resource reads requests by
 */
public record KeptList(String path, ListGrammar grammar) {}
