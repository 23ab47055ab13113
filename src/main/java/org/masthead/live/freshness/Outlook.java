package org.masthead.live.freshness;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.time.Instant;
import java.util.Optional;

/**
 * What was known of an answer before anything was read for it.
 *
 * @param now the time
 * @param generation the content generation that was committed then
 * @param edge when readers see something else by the clock alone, if they ever do
 */
public record Outlook(Instant now, long generation, Optional<Instant> edge) {

    /** That of a request whose resource is marked {@link CutAtNextEdge}; empty for all others. */
    public static Optional<Outlook> of(ContainerRequestContext request) {
        return Optional.ofNullable((Outlook) request.getProperty(Outlook.class.getName()));
    }

    void noteIn(ContainerRequestContext request) {
        request.setProperty(Outlook.class.getName(), this);
    }
}
