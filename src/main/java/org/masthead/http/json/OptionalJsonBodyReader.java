package org.masthead.http.json;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Reads the body of an action that needs none. */
@Provider
public final class OptionalJsonBodyReader implements MessageBodyReader<OptionalJsonBody> {

    private final JsonBodyReader bodies;

    OptionalJsonBodyReader(JsonBodyReader bodies) {
        this.bodies = bodies;
    }

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == OptionalJsonBody.class;
    }

    @Override
    public OptionalJsonBody readFrom(
            Class<OptionalJsonBody> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        return bodies.optional(body);
    }
}
