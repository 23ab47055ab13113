package org.masthead.http;

/**
 * A record in a form that is not JSON, as it goes over the wire.
 *
 * @param version of the record
 * @param bytes in the media type that the resource method produces
 */
@SuppressWarnings("ArrayRecordComponent") // made, sent and forgotten; nobody compares it
public record TextDocument(long version, byte[] bytes) implements Versioned {}
