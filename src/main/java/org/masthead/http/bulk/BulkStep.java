package org.masthead.http.bulk;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The action on one record. */
@FunctionalInterface
public interface BulkStep {

    /** Does it; tells the record's version since, null where it is gone. */
    @Nullable
    Long apply(UUID id);
}
