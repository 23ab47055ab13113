package org.masthead.live.freshness;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.masthead.sql.ListStatements;
import org.masthead.sql.Row;

/** Knows which content generation readers see, and when it changes next by the clock alone. */
@Singleton
class EdgeRepository {

    private static final String OUTLOOK = """
            select (select generation from log_position) as generation,
                   least(
                     (select min(visible_from) from live_post where visible_from > :now),
                     (select min(visible_until) from live_post
                      where visible_until > :now and visible_until < 'infinity')) as edge""";

    private final ListStatements statements;

    EdgeRepository(ListStatements statements) {
        this.statements = statements;
    }

    /** The present generation and, in the same snapshot, the next beginning or end of a window of any post. */
    Outlook outlook(Instant now) {
        Row row = statements.rows(OUTLOOK, Map.of("now", now)).get(0);
        return new Outlook(now, row.number("generation"), Optional.ofNullable(row.instantOrNull("edge")));
    }
}
