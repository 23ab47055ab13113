package org.masthead.app.openapi;

import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.Parameter.In;
import org.eclipse.microprofile.openapi.models.parameters.Parameter.Style;
import org.masthead.http.list.Format;
import org.masthead.http.list.ListGrammar;
import org.masthead.http.list.ListGrammar.Surface;
import org.masthead.http.list.ListParser;

/** Parameters that many operations have, described once. */
final class SharedParameters {

    static final String IF_MATCH = "IfMatch";
    static final String IF_NONE_MATCH = "IfNoneMatch";
    static final String PREFER = "Prefer";
    static final String IDEMPOTENCY_KEY = "IdempotencyKey";
    static final String CURSOR = "Cursor";
    static final String PAGE = "Page";
    static final String COUNT = "Count";
    static final String SEARCH = "Search";
    static final String FORMATS = "Formats";

    /** What stock admin tools send; see the list section of the guide. */
    static final List<String> SYNONYMS =
            List.of("SynonymSort", "SynonymOrder", "SynonymStart", "SynonymEnd", "SynonymRange", "SynonymFilter");

    private SharedParameters() {}

    /** The component that describes {@code limit} on a surface. */
    static String limit(Surface surface) {
        return surface == Surface.ADMIN ? "AdminLimit" : "DeliveryLimit";
    }

    static Parameter reference(String name) {
        return OASFactory.createParameter().ref("#/components/parameters/" + name);
    }

    static void addTo(Components components) {
        addHeaders(components);
        addPaging(components);
        addSynonyms(components);
        components.addParameter(
                SEARCH,
                query(
                        "q",
                        "Full text: records in which these words are found.",
                        text().maxLength(ListParser.MAX_SEARCH_LENGTH)));
        components.addParameter(
                FORMATS,
                list(
                        "formats",
                        "Forms of the text to send. Default: `html` for a single post, none in a list.",
                        text().enumeration(java.util.Arrays.stream(Format.values())
                                .<Object>map(Format::text)
                                .toList())));
    }

    private static void addHeaders(Components components) {
        components
                .addParameter(
                        IF_MATCH,
                        header("If-Match", "ETag that the record must still have, else 412; only its version counts."))
                .addParameter(
                        IF_NONE_MATCH, header("If-None-Match", "ETag that the client has; if it is the same, 304."))
                .addParameter(
                        PREFER,
                        header("Prefer", "With `return=minimal` the record is left out of the answer (RFC 7240)."))
                .addParameter(
                        IDEMPOTENCY_KEY,
                        OASFactory.createParameter()
                                .name("Idempotency-Key")
                                .in(In.HEADER)
                                .description("Of requests with the same key, body and caller within 24 hours, the first"
                                        + " alone takes effect; the others get its answer.")
                                .schema(text().minLength(1).maxLength(255)));
    }

    private static void addPaging(Components components) {
        for (Surface surface : Surface.values()) {
            components.addParameter(
                    limit(surface),
                    query(
                            "limit",
                            "Items on a page.",
                            number(1)
                                    .maximum(BigDecimal.valueOf(surface.maxLimit()))
                                    .defaultValue(ListGrammar.DEFAULT_LIMIT)));
        }
        components
                .addParameter(
                        CURSOR,
                        query(
                                "cursor",
                                "Where the page begins: a cursor that this list gave. Not with `page`.",
                                text()))
                .addParameter(PAGE, query("page", "Number of the page, from 1. Not with `cursor`.", number(1)))
                .addParameter(
                        COUNT,
                        query(
                                "count",
                                "Whether to count the whole list.",
                                OASFactory.createSchema()
                                        .addType(SchemaType.BOOLEAN)
                                        .defaultValue(true)));
    }

    private static void addSynonyms(Components components) {
        components
                .addParameter("SynonymSort", query("_sort", "As `sort`, in the words of json-server.", text()))
                .addParameter("SynonymOrder", query("_order", "Directions of `_sort`: `asc` or `desc`.", text()))
                .addParameter("SynonymStart", query("_start", "First record of the page, from 0.", number(0)))
                .addParameter("SynonymEnd", query("_end", "The record after the page's last.", number(1)))
                .addParameter(
                        "SynonymRange",
                        query("range", "First and last record as a JSON array, such as `[0,24]`.", text()))
                .addParameter(
                        "SynonymFilter",
                        query("filter", "Filters as a JSON object, such as `{\"tag\":\"go\"}`.", text()));
    }

    static Parameter query(String name, String description, Schema schema) {
        return OASFactory.createParameter()
                .name(name)
                .in(In.QUERY)
                .description(description)
                .schema(schema);
    }

    /** A parameter of several values, parted by commas or sent more than once. */
    static Parameter list(String name, String description, Schema items) {
        return query(
                        name,
                        description,
                        OASFactory.createSchema().addType(SchemaType.ARRAY).items(items))
                .style(Style.FORM)
                .explode(false);
    }

    private static Parameter header(String name, String description) {
        return OASFactory.createParameter()
                .name(name)
                .in(In.HEADER)
                .description(description)
                .schema(text());
    }

    static Schema text() {
        return OASFactory.createSchema().addType(SchemaType.STRING);
    }

    private static Schema number(int least) {
        return OASFactory.createSchema().addType(SchemaType.INTEGER).minimum(BigDecimal.valueOf(least));
    }
}
