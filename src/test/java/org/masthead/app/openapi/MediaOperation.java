package org.masthead.app.openapi;

import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/** Describes the bytes of images, which a route serves and no resource that annotations could tell of. */
final class MediaOperation {

    static final String PATH = "/media/{id}/{hash}/{filename}";

    private static final List<String> TYPES = List.of("image/jpeg", "image/png", "image/gif", "image/webp");

    private MediaOperation() {}

    static PathItem item() {
        return OASFactory.createPathItem()
                .GET(OASFactory.createOperation()
                        .operationId("readMedia")
                        .tags(List.of("Media"))
                        .summary("Read an image, or a variant of it")
                        .description(
                                "Addresses come with records, and change with the bytes; what they show never does."
                                        + " Without a query it is the original. Sizes snap up to 320, 480, 640, 800, 1024, 1280,"
                                        + " 1600, 2048 or 2560, qualities to 20, 40, 60, 80 or 100; nothing is enlarged. A variant"
                                        + " is made on its first request. Of a picture that moves it is the first frame."
                                        + " HEAD answers without the bytes.")
                        .parameters(List.of(
                                inPath("id", text().format("uuid"), "The asset."),
                                inPath(
                                        "hash",
                                        text(),
                                        "SHA-256 of the bytes, and a mark of the focal point where one is set."),
                                inPath("filename", text(), "Any name; records give the asset's."),
                                inQuery("w", number(100_000), "Width in pixels; alone, the height follows."),
                                inQuery("h", number(100_000), "Height in pixels; alone, the width follows."),
                                inQuery(
                                        "fit",
                                        choice("cover", "cover", "contain", "inside"),
                                        "Where both sides are asked for:"
                                                + " `cover` crops round the focal point, `contain` adds a canvas, `inside` does neither."),
                                inQuery(
                                        "format",
                                        choice("auto", "auto", "jpeg", "png", "webp"),
                                        "`auto`: WebP where `Accept`"
                                                + " names it, else PNG for what is transparent and JPEG for what is not."),
                                inQuery("q", number(100).defaultValue(80), "Quality."),
                                SharedParameters.reference(SharedParameters.IF_NONE_MATCH),
                                inHeader("Range", "One part in bytes (RFC 9110 §14.2)."),
                                inHeader("If-Range", "The ETag that the part must be of (RFC 9110 §13.1.5).")))
                        .responses(responses())
                        .security(List.of()));
    }

    private static APIResponses responses() {
        APIResponses all = OASFactory.createAPIResponses()
                .addAPIResponse("200", bytes("The bytes."))
                .addAPIResponse(
                        "206", bytes("The part that was asked for.").addHeader("Content-Range", header("Where it is.")))
                .addAPIResponse("304", OASFactory.createAPIResponse().description("The client's ETag still holds."))
                .addAPIResponse(
                        "308",
                        OASFactory.createAPIResponse()
                                .description(
                                        "It has other bytes now, or another asset has taken its place; `Location` is there.")
                                .addHeader("Location", header("The present address, with the same query.")))
                .addAPIResponse(
                        "416",
                        OASFactory.createAPIResponse()
                                .description("The range is behind the end.")
                                .addHeader("Content-Range", header("The length.")));
        List.of(400, 404, 503)
                .forEach(status -> all.addAPIResponse(String.valueOf(status), SharedProblems.reference(status)));
        return all;
    }

    private static APIResponse bytes(String description) {
        Content content = OASFactory.createContent();
        TYPES.forEach(
                type -> content.addMediaType(type, OASFactory.createMediaType().schema(text().format("binary"))));
        APIResponse response = OASFactory.createAPIResponse()
                .description(description)
                .content(content)
                .addHeader(
                        "Cache-Control",
                        header(
                                "`public, max-age=31536000, immutable`; `public, no-cache` for a crop under the address of"
                                        + " another focal point."))
                .addHeader("Content-Disposition", header("`inline`, with the name (RFC 6266)."));
        SharedHeaders.add(response, SharedHeaders.ETAG, SharedHeaders.REQUEST_ID);
        return response;
    }

    private static Header header(String description) {
        return OASFactory.createHeader().description(description).schema(text());
    }

    private static Parameter inPath(String name, Schema schema, String description) {
        return parameter(Parameter.In.PATH, name, schema, description).required(true);
    }

    private static Parameter inQuery(String name, Schema schema, String description) {
        return parameter(Parameter.In.QUERY, name, schema, description);
    }

    private static Parameter inHeader(String name, String description) {
        return parameter(Parameter.In.HEADER, name, text(), description);
    }

    private static Parameter parameter(Parameter.In place, String name, Schema schema, String description) {
        return OASFactory.createParameter().name(name).in(place).schema(schema).description(description);
    }

    private static Schema text() {
        return OASFactory.createSchema().addType(SchemaType.STRING);
    }

    private static Schema number(int most) {
        return OASFactory.createSchema()
                .addType(SchemaType.INTEGER)
                .minimum(java.math.BigDecimal.ONE)
                .maximum(java.math.BigDecimal.valueOf(most));
    }

    private static Schema choice(String otherwise, String... values) {
        return text().enumeration(List.of((Object[]) values)).defaultValue(otherwise);
    }
}
