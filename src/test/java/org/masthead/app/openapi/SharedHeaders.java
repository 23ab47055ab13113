package org.masthead.app.openapi;

import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** The headers of answers, described once. */
final class SharedHeaders {

    static final String CONTENT_RANGE = "Content-Range";
    static final String ETAG = "ETag";
    static final String LINK = "Link";
    static final String LOCATION = "Location";
    static final String REQUEST_ID = "X-Request-Id";
    static final String RETRY_AFTER = "Retry-After";
    static final String TOTAL_COUNT = "X-Total-Count";
    static final String AUTHENTICATE = "WWW-Authenticate";

    private static final Map<String, String> DESCRIPTIONS = new LinkedHashMap<>();

    static {
        DESCRIPTIONS.put(
                ETAG,
                "Strong validator (RFC 9110 §8.8.3). On admin `\"{version}-{hash}\"`, on delivery the hash of the bytes.");
        DESCRIPTIONS.put(LOCATION, "Absolute address of the record.");
        DESCRIPTIONS.put(LINK, "Addresses of the `first`, `prev` and `next` page (RFC 8288), as far as there are any.");
        DESCRIPTIONS.put(TOTAL_COUNT, "Records of the whole list; absent with `count=false`.");
        DESCRIPTIONS.put(
                CONTENT_RANGE, "Place of the page in the list, such as `posts 0-19/319`; `posts */0` when empty.");
        DESCRIPTIONS.put(REQUEST_ID, "Names this request in the log; one that the client sends is kept.");
        DESCRIPTIONS.put(RETRY_AFTER, "Seconds after which to try again.");
        DESCRIPTIONS.put(AUTHENTICATE, "Always `Bearer`.");
    }

    private SharedHeaders() {}

    static void addTo(Components components) {
        DESCRIPTIONS.forEach((name, description) -> components.addHeader(
                name,
                OASFactory.createHeader()
                        .description(description)
                        .schema(OASFactory.createSchema().addType(type(name)))));
    }

    private static SchemaType type(String name) {
        return name.equals(TOTAL_COUNT) || name.equals(RETRY_AFTER) ? SchemaType.INTEGER : SchemaType.STRING;
    }

    /** Adds headers to an answer, but for those it has. */
    static void add(APIResponse response, String... names) {
        for (String name : names) {
            if (response.getHeaders() == null || !response.getHeaders().containsKey(name)) {
                response.addHeader(name, reference(name));
            }
        }
    }

    private static Header reference(String name) {
        return OASFactory.createHeader().ref("#/components/headers/" + name);
    }
}
