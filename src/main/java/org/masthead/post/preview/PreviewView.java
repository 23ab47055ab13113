package org.masthead.post.preview;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A link that shows a draft to whoever has it.
 *
 * @param token for {@code GET /api/v1/posts/{id}?preview={token}}
 * @param url where a browser goes
 * @param expiresAt until when it shows anything
 */
@Schema(name = "Preview")
public record PreviewView(String token, String url, Instant expiresAt) {}
