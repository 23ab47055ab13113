package org.masthead.transfer.document;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.masthead.post.document.Address;

/** The addresses that the documents of one import have taken so far; not thread-safe. */
public final class Addresses {

    private final Map<String, SourceDocument> first = new HashMap<>();

    /** The document that has this address already, unless it is this one itself. */
    Optional<SourceDocument> taken(Address address, SourceDocument document) {
        SourceDocument before = first.putIfAbsent(address.key(), document);
        return Optional.ofNullable(before).filter(other -> other.position() != document.position());
    }
}
