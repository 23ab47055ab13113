package org.masthead.post.document;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.masthead.access.Roles;
import org.masthead.http.TextDocument;
import org.masthead.http.WriteGuard;
import org.masthead.http.problem.ProblemException;
import org.masthead.http.problem.ProblemType;
import org.masthead.post.PostView;
import org.masthead.post.SaveParameters;
import org.masthead.site.Site;

/**
 * A post as one document of front matter and Markdown, in the place of its JSON. The OpenAPI document has it as another
 * media type of the same operations.
 */
@Path(Site.ADMIN + "/posts")
@RolesAllowed(Roles.AUTHOR)
@Tag(name = "Posts")
public class DocumentResource {

    static final String MARKDOWN = "text/markdown;charset=UTF-8";

    /** Bytes of a document: the longest body, the largest front matter, and room. */
    static final int MAX_BYTES = 3 * 1024 * 1024;

    private final DocumentService documents;

    DocumentResource(DocumentService documents) {
        this.documents = documents;
    }

    @GET
    @Path("/{id}")
    @Produces(MARKDOWN)
    @Operation(hidden = true)
    public TextDocument get(UUID id) {
        return documents.get(id);
    }

    @PUT
    @Path("/{id}")
    @Consumes("text/markdown")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public PostView replace(UUID id, @BeanParam SaveParameters how, InputStream body) throws IOException {
        byte[] document = body.readNBytes(MAX_BYTES + 1);
        if (document.length > MAX_BYTES) {
            throw new ProblemException(
                    ProblemType.BODY_TOO_LARGE, "A document has at most " + MAX_BYTES + " bytes here.");
        }
        return documents.put(id, document, WriteGuard.of(how.ifMatch()), how.save(), how.merges());
    }
}
