package org.masthead.live;

import java.util.Optional;

/**
 * What stands at an address: a record, or the slug it has moved to.
 *
 * @param record the record, unless the address is an old one
 * @param movedTo its slug by now, when the address is an old one
 */
public record Found<T>(Optional<T> record, Optional<String> movedTo) {}
