package org.masthead.http.idempotency;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.nio.charset.StandardCharsets;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Sends a kept answer as it was sent first. */
@Singleton
public final class ReplayResponses {

    /** The answer again: status, type, Location, ETag and bytes. */
    @ServerExceptionMapper(Replay.class)
    public RestResponse<byte[]> again(Replay replay) {
        KeptAnswer answer = replay.answer();
        RestResponse.ResponseBuilder<byte[]> response = RestResponse.ResponseBuilder.<byte[]>create(answer.status())
                .entity(answer.body().getBytes(StandardCharsets.UTF_8))
                .type(answer.mediaType());
        if (answer.location() != null) {
            response.header(HttpHeaders.LOCATION, answer.location());
        }
        if (answer.etag() != null) {
            response.header(HttpHeaders.ETAG, answer.etag());
        }
        return response.build();
    }
}
