package org.masthead.live;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;
import org.masthead.http.SurrogateKeys;
import org.masthead.http.SurrogateKeys.Type;
import org.masthead.http.list.FormatReader;
import org.masthead.http.list.ListParser;
import org.masthead.http.page.DeliveryList;
import org.masthead.live.freshness.CutAtNextEdge;
import org.masthead.site.Site;

/** Posts as readers see them. */
@Path(LivePostResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@CutAtNextEdge
@Tag(name = "Delivery")
public class LivePostResource {

    /** Where readers find posts. */
    public static final String PATH = Site.DELIVERY + "/posts";

    /** RFC 9110 §5.6.7; what is below a second is cut off. */
    private static final DateTimeFormatter IMF_FIXDATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private final LivePostService posts;
    private final ListParser lists;
    private final Moved moved;

    LivePostResource(LivePostService posts, ListParser lists, Moved moved) {
        this.posts = posts;
        this.lists = lists;
        this.moved = moved;
    }

    @GET
    @Operation(operationId = "browsePosts", summary = "List live posts")
    public RestResponse<DeliveryList<LivePostView>> list(@Context UriInfo uri) {
        DeliveryList<LivePostView> list = DeliveryList.of(posts.list(lists.parse(LivePostList.DELIVERY, uri)));
        SurrogateKeys keys = new SurrogateKeys().all(Type.POST);
        list.items().forEach(post -> post.addTo(keys));
        return ResponseBuilder.ok(list)
                .header(SurrogateKeys.HEADER, keys.toString())
                .build();
    }

    @GET
    @Path("/{slug}")
    @Operation(
            operationId = "readPost",
            summary = "Read a live post",
            description = "By slug or id. A slug it had before answers 308 with the address it has now.")
    public RestResponse<LivePostView> read(
            String slug,
            @QueryParam("locale") @Nullable String locale,
            @QueryParam("formats") @Nullable String formats,
            @QueryParam("preview")
                    @Parameter(description = "Token of a preview link; the path is the post's id then.")
                    @Nullable
                    String preview) {
        if (preview != null) {
            return preview(posts.preview(slug, preview, FormatReader.ofSingle(formats)));
        }
        Found<LivePostView> found = posts.find(slug, locale, FormatReader.ofSingle(formats));
        if (found.record().isEmpty()) {
            return moved.to(PATH, found.movedTo().orElseThrow());
        }
        LivePostView post = found.record().get();
        SurrogateKeys keys = new SurrogateKeys();
        post.addTo(keys);
        return ResponseBuilder.ok(post)
                .header(HttpHeaders.LAST_MODIFIED, IMF_FIXDATE.format(post.updatedAt()))
                .header(SurrogateKeys.HEADER, keys.toString())
                .build();
    }

    private static RestResponse<LivePostView> preview(LivePostView post) {
        return ResponseBuilder.ok(post)
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .build();
    }
}
