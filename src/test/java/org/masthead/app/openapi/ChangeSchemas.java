package org.masthead.app.openapi;

import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/**
 * The bodies of PUT and PATCH: an absent member keeps its value, so what a new record requires they do not, and
 * {@code version} may guard the write. A draft therefore has a twin: beside {@code TagDraft} stands {@code TagChange}.
 */
final class ChangeSchemas {

    private static final String REF = "#/components/schemas/";
    private static final String DRAFT = "Draft";

    private ChangeSchemas() {}

    static void write(OpenAPI document) {
        Map<String, Schema> schemas =
                new LinkedHashMap<>(document.getComponents().getSchemas());
        document.getPaths().getPathItems().values().forEach(item -> write(item, schemas));
        document.getComponents().setSchemas(schemas);
    }

    private static void write(PathItem item, Map<String, Schema> schemas) {
        item.getOperations().forEach((verb, operation) -> {
            boolean changes = verb == HttpMethod.PUT || verb == HttpMethod.PATCH;
            if (changes && operation.getRequestBody() != null) {
                operation
                        .getRequestBody()
                        .getContent()
                        .getMediaTypes()
                        .values()
                        .forEach(media -> write(media, schemas));
            }
        });
    }

    private static void write(MediaType media, Map<String, Schema> schemas) {
        Schema schema = media.getSchema();
        if (schema == null || schema.getRef() == null || !schema.getRef().endsWith(DRAFT)) {
            return;
        }
        String draft = schema.getRef().substring(REF.length());
        Schema written = schemas.get(draft);
        if (written != null) {
            String change = draft.substring(0, draft.length() - DRAFT.length()) + "Change";
            schemas.computeIfAbsent(change, name -> ofDraft(written));
            media.setSchema(OASFactory.createSchema().ref(REF + change));
        }
    }

    private static Schema ofDraft(Schema draft) {
        Schema change = OASFactory.createSchema();
        change.setAll(draft.getAll());
        change.setRequired(null);
        change.setProperties(new LinkedHashMap<>(draft.getProperties()));
        change.addProperty(
                "version",
                OASFactory.createSchema()
                        .addType(SchemaType.INTEGER)
                        .format("int64")
                        .description("The version that the change is made to; if it is another by now, 412."));
        change.setDescription("What to change; an absent member keeps its value.");
        return change;
    }
}
