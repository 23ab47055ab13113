package org.masthead.access.login;

import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a login or a refresh gives. */
@Schema(name = "Tokens")
record TokenView(
        @Schema(description = "Sent as `Authorization: Bearer …`.")
        String accessToken,

        @Schema(description = "Always `Bearer`.") String tokenType,

        @Schema(description = "Seconds that the access token counts.")
        long expiresIn,

        @Schema(description = "Exchanged for the next tokens, once.")
        String refreshToken) {

    static TokenView bearer(String accessToken, Duration lifetime, String refreshToken) {
        return new TokenView(accessToken, "Bearer", lifetime.toSeconds(), refreshToken);
    }

    @Override
    public String toString() {
        return "TokenView[…]";
    }
}
