package org.masthead.live.near;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;
import org.masthead.http.QueryNames;
import org.masthead.http.SurrogateKeys;
import org.masthead.http.SurrogateKeys.Type;
import org.masthead.live.Found;
import org.masthead.live.LivePostResource;
import org.masthead.live.LivePostService;
import org.masthead.live.LivePostView;
import org.masthead.live.Moved;
import org.masthead.live.freshness.CutAtNextEdge;

/** The posts near one. */
@Path(LivePostResource.PATH + "/{slug}")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@CutAtNextEdge
@Tag(name = "Delivery")
public class NearPostsResource {

    /** What comes behind a post's path. */
    public static final String RELATED = "/related";

    public static final String NEIGHBOURS = "/neighbours";

    private final LivePostService posts;
    private final NearPostsService near;
    private final Moved moved;

    NearPostsResource(LivePostService posts, NearPostsService near, Moved moved) {
        this.posts = posts;
        this.near = near;
        this.moved = moved;
    }

    @GET
    @Path(RELATED)
    @Operation(
            operationId = "browseRelatedPosts",
            summary = "List posts that have something in common with one",
            description = "Tags, the rarer the better; a category; words of the title. In the post's locale.")
    @APIResponseSchema(value = RelatedPosts.class, responseCode = "200")
    @APIResponse(responseCode = "308", description = "The slug was another before; `Location` has the present one.")
    public RestResponse<RelatedPosts> related(
            String slug,
            @QueryParam("locale") @Nullable String locale,
            @QueryParam("limit")
                    @Parameter(
                            description = "How many at most.",
                            schema =
                                    @Schema(
                                            minimum = "1",
                                            maximum = "20",
                                            defaultValue = "5",
                                            implementation = int.class))
                    @Nullable
                    String limit,
            @Context UriInfo uri) {
        QueryNames.refuseOthers(uri.getQueryParameters().keySet(), Set.of("locale", "limit"));
        int most = RelatedLimit.read(limit);
        Found<UUID> found = posts.locate(slug, locale);
        if (found.record().isEmpty()) {
            return moved.to(LivePostResource.PATH, found.movedTo().orElseThrow(), RELATED);
        }
        RelatedPosts related = near.related(found.record().get(), most);
        return answer(related, found.record().get(), related.items().stream().map(RelatedPost::post));
    }

    @GET
    @Path(NEIGHBOURS)
    @Operation(operationId = "readNeighbours", summary = "Read the posts before and behind one, by date")
    @APIResponseSchema(value = Neighbours.class, responseCode = "200")
    @APIResponse(responseCode = "308", description = "The slug was another before; `Location` has the present one.")
    public RestResponse<Neighbours> neighbours(
            String slug, @QueryParam("locale") @Nullable String locale, @Context UriInfo uri) {
        QueryNames.refuseOthers(uri.getQueryParameters().keySet(), Set.of("locale"));
        Found<UUID> found = posts.locate(slug, locale);
        if (found.record().isEmpty()) {
            return moved.to(LivePostResource.PATH, found.movedTo().orElseThrow(), NEIGHBOURS);
        }
        Neighbours neighbours = near.neighbours(found.record().get());
        return answer(
                neighbours,
                found.record().get(),
                Stream.of(neighbours).flatMap(pair -> Stream.of(pair.previous(), pair.next())));
    }

    private static <T> RestResponse<T> answer(T answer, UUID of, Stream<@Nullable LivePostView> shown) {
        SurrogateKeys keys = new SurrogateKeys().all(Type.POST).one(Type.POST, of);
        shown.filter(Objects::nonNull).forEach(post -> post.addTo(keys));
        return ResponseBuilder.ok(answer)
                .header(SurrogateKeys.HEADER, keys.toString())
                .build();
    }
}
