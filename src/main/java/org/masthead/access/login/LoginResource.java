package org.masthead.access.login;

import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.masthead.access.Roles;
import org.masthead.access.user.UserView;
import org.masthead.http.client.ClientAddresses;
import org.masthead.http.json.JsonBody;
import org.masthead.site.Site;

/** Login, and what a user does with his own account. */
@Path(LoginResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Access")
public class LoginResource {

    static final String PATH = Site.DELIVERY + "/auth";

    private final LoginService logins;

    LoginResource(LoginService logins) {
        this.logins = logins;
    }

    @POST
    @Path("/login")
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "login", summary = "Log in with a user name and a password")
    public TokenView login(
            @RequestBody(content = @Content(schema = @Schema(implementation = LoginDraft.class))) JsonBody body,
            @Context RoutingContext request) {
        return logins.logIn(body.as(LoginDraft.class, LoginDraft.class), ClientAddresses.of(request));
    }

    @POST
    @Path("/refresh")
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "refreshToken", summary = "Exchange a refresh token for the next tokens")
    public TokenView refresh(
            @RequestBody(content = @Content(schema = @Schema(implementation = RefreshDraft.class))) JsonBody body) {
        return logins.refresh(body.as(RefreshDraft.class, RefreshDraft.class).given());
    }

    @POST
    @Path("/logout")
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "logout", summary = "End the login that a refresh token belongs to")
    @APIResponse(responseCode = "204", description = "The login has ended, or there was none.")
    public void logout(
            @RequestBody(content = @Content(schema = @Schema(implementation = RefreshDraft.class))) JsonBody body) {
        logins.logOut(body.as(RefreshDraft.class, RefreshDraft.class).given());
    }

    @POST
    @Path("/password")
    @RolesAllowed(Roles.READER)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "changePassword", summary = "Change one's own password, which ends all one's tokens")
    public UserView changePassword(
            @RequestBody(content = @Content(schema = @Schema(implementation = PasswordDraft.class))) JsonBody body,
            @Context RoutingContext request) {
        return logins.changePassword(body.as(PasswordDraft.class, PasswordDraft.class), ClientAddresses.of(request));
    }

    @GET
    @Path("/me")
    @RolesAllowed(Roles.READER)
    @Operation(operationId = "getMe", summary = "Read who one is and what one may do")
    public MeView me() {
        return logins.me();
    }
}
