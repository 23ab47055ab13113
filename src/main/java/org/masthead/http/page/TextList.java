package org.masthead.http.page;

/**
 * A page in a form that is not JSON, its place told by headers.
 *
 * @param bytes in the media type that the resource method produces
 */
@SuppressWarnings("ArrayRecordComponent") // made, sent and forgotten; nobody compares it
public record TextList(ListPage<?> listPage, byte[] bytes) implements PagedAnswer {}
