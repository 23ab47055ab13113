package org.masthead.http;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A query parameter that is {@code true}, which its bare name is too, or {@code false}; {@link QueryNames} refuses anything else. */
@Schema(type = SchemaType.BOOLEAN)
public record QueryFlag(boolean isTrue) {

    /** Called by JAX-RS. */
    public static QueryFlag valueOf(String text) {
        return new QueryFlag(text.isEmpty() || text.equals("true"));
    }

    /** True for a value that a flag may have, or none. */
    static boolean isFlag(@Nullable String text) {
        return text == null || text.isEmpty() || text.equals("true") || text.equals("false");
    }
}
