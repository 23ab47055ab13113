package org.masthead.access.key;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.masthead.access.Roles;
import org.masthead.http.WriteGuard;
import org.masthead.http.idempotency.Idempotent;
import org.masthead.http.json.JsonBody;
import org.masthead.http.json.JsonBodyReader;
import org.masthead.http.list.ListParser;
import org.masthead.http.page.AdminList;
import org.masthead.site.Site;

/** API keys, as administrators see to them. */
@Path(ApiKeyResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMIN)
@Tag(name = "API keys")
public class ApiKeyResource {

    static final String PATH = Site.ADMIN + "/api-keys";

    private final ApiKeyService keys;
    private final ListParser lists;
    private final Site site;

    ApiKeyResource(ApiKeyService keys, ListParser lists, Site site) {
        this.keys = keys;
        this.lists = lists;
        this.site = site;
    }

    @GET
    @Operation(operationId = "listApiKeys", summary = "List API keys")
    public List<ApiKeyView> list(@Context UriInfo uri) {
        return new AdminList<>(keys.list(lists.parse(ApiKeyList.GRAMMAR, uri)));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getApiKey", summary = "Read an API key")
    public ApiKeyView get(UUID id) {
        return keys.get(id);
    }

    @POST
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "createApiKey", summary = "Create an API key")
    @APIResponseSchema(value = CreatedApiKeyView.class, responseCode = "201")
    public RestResponse<CreatedApiKeyView> create(
            @RequestBody(content = @Content(schema = @Schema(implementation = ApiKeyDraft.class))) JsonBody body) {
        CreatedApiKeyView created = keys.create(body);
        return RestResponse.ResponseBuilder.<CreatedApiKeyView>created(
                        site.address(PATH + "/" + created.key().id()))
                .entity(created)
                .build();
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "replaceApiKey", summary = "Set members of an API key")
    public ApiKeyView replace(
            UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(content = @Content(schema = @Schema(implementation = ApiKeyDraft.class))) JsonBody body) {
        return keys.update(id, body, WriteGuard.of(ifMatch, body));
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MediaType.APPLICATION_JSON, JsonBodyReader.MERGE_PATCH})
    @Operation(operationId = "updateApiKey", summary = "Change members of an API key")
    public ApiKeyView update(
            UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(content = @Content(schema = @Schema(implementation = ApiKeyDraft.class))) JsonBody body) {
        return keys.update(id, body, WriteGuard.of(ifMatch, body));
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "deleteApiKey", summary = "Delete an API key")
    public ApiKeyView delete(UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return keys.delete(id, WriteGuard.of(ifMatch));
    }
}
