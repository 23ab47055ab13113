package org.masthead.access.user;

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

/** Users, as administrators see to them. */
@Path(UserResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMIN)
@Tag(name = "Users")
public class UserResource {

    static final String PATH = Site.ADMIN + "/users";

    private final UserService users;
    private final ListParser lists;
    private final Site site;

    UserResource(UserService users, ListParser lists, Site site) {
        this.users = users;
        this.lists = lists;
        this.site = site;
    }

    @GET
    @Operation(operationId = "listUsers", summary = "List users")
    public List<UserView> list(@Context UriInfo uri) {
        return new AdminList<>(users.list(lists.parse(UserList.GRAMMAR, uri)));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getUser", summary = "Read a user")
    public UserView get(UUID id) {
        return users.get(id);
    }

    @POST
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "createUser", summary = "Create a user")
    @APIResponseSchema(value = UserView.class, responseCode = "201")
    public RestResponse<UserView> create(
            @RequestBody(content = @Content(schema = @Schema(implementation = NewUserDraft.class))) JsonBody body) {
        UserView user = users.create(body);
        return RestResponse.ResponseBuilder.<UserView>created(site.address(PATH + "/" + user.id()))
                .entity(user)
                .build();
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "replaceUser", summary = "Set members of a user")
    public UserView replace(
            UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(content = @Content(schema = @Schema(implementation = UserDraft.class))) JsonBody body) {
        return users.update(id, body, WriteGuard.of(ifMatch, body));
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MediaType.APPLICATION_JSON, JsonBodyReader.MERGE_PATCH})
    @Operation(operationId = "updateUser", summary = "Change members of a user")
    public UserView update(
            UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(content = @Content(schema = @Schema(implementation = UserDraft.class))) JsonBody body) {
        return users.update(id, body, WriteGuard.of(ifMatch, body));
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "deleteUser", summary = "Delete a user")
    public UserView delete(UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return users.delete(id, WriteGuard.of(ifMatch));
    }
}
