package org.masthead.access.key;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.masthead.http.Versioned;

/**
 * A new API key.
 *
 * @param key its record
 * @param secret what the program shows as its bearer token; told this once
 */
@Schema(name = "CreatedApiKey")
record CreatedApiKeyView(
        @JsonUnwrapped ApiKeyView key,

        @Schema(description = "What the program shows as its bearer token; told this once.")
        String secret)
        implements Versioned {

    @Override
    public long version() {
        return key.version();
    }
}
