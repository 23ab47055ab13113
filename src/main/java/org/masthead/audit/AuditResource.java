package org.masthead.audit;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.masthead.access.Roles;
import org.masthead.http.Negotiation;
import org.masthead.http.list.ListParser;
import org.masthead.http.page.AdminList;
import org.masthead.http.page.ListPage;
import org.masthead.http.page.TextList;
import org.masthead.site.Site;

/** The audit, for administrators. */
@Path(AuditResource.PATH)
@RolesAllowed(Roles.ADMIN)
@Tag(name = "Audit")
public class AuditResource {

    static final String PATH = Site.ADMIN + "/audit";

    private static final String NDJSON = "application/x-ndjson";
    private static final String CSV = "text/csv";

    private static final List<MediaType> FORMS =
            List.of(MediaType.APPLICATION_JSON_TYPE, MediaType.valueOf(NDJSON), MediaType.valueOf(CSV));

    private final AuditService audit;
    private final AuditText text;
    private final ListParser lists;

    AuditResource(AuditService audit, AuditText text, ListParser lists) {
        this.audit = audit;
        this.text = text;
        this.lists = lists;
    }

    @GET
    @Operation(
            operationId = "listAudit",
            summary = "List who did what",
            description =
                    "Changes, logins, and what was refused with 401, 403 or 429; the newest first. Nothing is ever taken"
                            + " out. With `Accept: application/x-ndjson` or `text/csv` the same page for other programs;"
                            + " `Link` leads to the next.")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(type = SchemaType.ARRAY, implementation = AuditView.class)),
                @Content(mediaType = NDJSON, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING))
            })
    public RestResponse<Object> list(@Context UriInfo uri, @Context HttpHeaders headers) {
        MediaType type =
                Negotiation.choose(headers.getAcceptableMediaTypes(), FORMS).orElseThrow(NotAcceptableException::new);
        ListPage<AuditView> page = page(uri);
        Object entity = switch (type.getSubtype()) {
            case "csv" -> new TextList(page, text.csv(page.items()));
            case "x-ndjson" -> new TextList(page, text.ndjson(page.items()));
            default -> new AdminList<>(page);
        };
        return ResponseBuilder.ok(entity, type.getType().equals("text") ? type.withCharset("UTF-8") : type)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .build();
    }

    private ListPage<AuditView> page(UriInfo uri) {
        return audit.list(lists.parse(AuditList.GRAMMAR, uri));
    }
}
