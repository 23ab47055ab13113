package org.masthead.app.openapi;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/**
 * All schemas of a document, made plain: scalars stand where they are used, a nullable one is {@code type: [x, "null"]},
 * and no component is left that nothing refers to.
 */
final class SchemaTree {

    private static final String REF = "#/components/schemas/";

    /** Types that Jackson writes as something other than their members. */
    private static final Map<String, Schema> WRITTEN_OTHERWISE = Map.of(
            "JsonNode", OASFactory.createSchema(),
            "ObjectNode", OASFactory.createSchema().addType(SchemaType.OBJECT),
            "PostDate", OASFactory.createSchema().addType(SchemaType.STRING).format("date-time"));

    private final Components components;
    private final Map<String, Schema> named;
    private final Set<String> used = new HashSet<>();

    private SchemaTree(Components components) {
        this.components = components;
        this.named = new TreeMap<>(components.getSchemas());
    }

    static void tidy(OpenAPI document) {
        SchemaTree tree = new SchemaTree(document.getComponents());
        document.getPaths()
                .getPathItems()
                .values()
                .forEach(item -> item.getOperations().values().forEach(tree::tidy));
        tree.tidyShared();
        document.getComponents().setSchemas(tree.renamed());
    }

    private Map<String, Schema> renamed() {
        Map<String, Schema> renamed = new TreeMap<>();
        used.forEach(name -> renamed.put(cleanName(name), named.get(name)));
        return renamed;
    }

    /** The name for clients: a page of a list is called for its items, a view for what it shows. */
    private String cleanName(String name) {
        Schema items = name.startsWith("DeliveryList") ? property(name, "items") : null;
        if (items != null && items.getItems() != null) {
            return cleanName(items.getItems().getRef().substring(REF.length())) + "Page";
        }
        return name.endsWith("View") ? name.substring(0, name.length() - "View".length()) : name;
    }

    private void tidy(Operation operation) {
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(this::tidy);
        }
        if (operation.getRequestBody() != null) {
            tidy(operation.getRequestBody().getContent());
        }
        operation.getResponses().getAPIResponses().values().forEach(this::tidy);
    }

    private void tidyShared() {
        components.getParameters().values().forEach(this::tidy);
        components.getResponses().values().forEach(this::tidy);
    }

    private void tidy(Parameter parameter) {
        if (parameter.getSchema() != null) {
            parameter.setSchema(plain(parameter.getSchema()));
        }
    }

    private void tidy(APIResponse response) {
        tidy(response.getContent());
    }

    private void tidy(@Nullable Content content) {
        if (content != null && content.getMediaTypes() != null) {
            content.getMediaTypes().values().forEach(media -> {
                if (media.getSchema() != null) {
                    media.setSchema(plain(media.getSchema()));
                }
            });
        }
    }

    /** The schema in its plain form; what it refers to is made plain as well, once. */
    private Schema plain(Schema schema) {
        if (schema.getRef() != null) {
            return referred(schema);
        }
        dropForeignPattern(schema);
        if (schema.getAnyOf() != null) {
            return nullable(schema);
        }
        if (schema.getItems() != null) {
            schema.setItems(plain(schema.getItems()));
        }
        if (schema.getProperties() != null) {
            Map<String, Schema> properties = new LinkedHashMap<>();
            schema.getProperties().forEach((name, property) -> properties.put(name, plain(property)));
            schema.setProperties(properties);
        }
        if (schema.getAdditionalPropertiesSchema() != null) {
            schema.setAdditionalPropertiesSchema(plain(schema.getAdditionalPropertiesSchema()));
        }
        replaceAll(schema.getAllOf(), this::plain, schema::setAllOf);
        replaceAll(schema.getOneOf(), this::plain, schema::setOneOf);
        return schema;
    }

    private @Nullable Schema property(String name, String property) {
        Schema schema = named.get(name);
        return schema == null || schema.getProperties() == null
                ? null
                : schema.getProperties().get(property);
    }

    private static void replaceAll(@Nullable List<Schema> all, UnaryOperator<Schema> by, Consumer<List<Schema>> into) {
        if (all != null) {
            into.accept(all.stream().map(by).toList());
        }
    }

    private Schema referred(Schema reference) {
        String name = reference.getRef().substring(REF.length());
        Schema target = WRITTEN_OTHERWISE.getOrDefault(name, named.get(name));
        if (target == null) {
            return reference;
        }
        if (WRITTEN_OTHERWISE.containsKey(name) || isScalar(target)) {
            return copy(target);
        }
        if (used.add(name)) {
            named.put(name, plain(target));
        }
        return OASFactory.createSchema().ref(REF + cleanName(name));
    }

    private static boolean isScalar(Schema schema) {
        return schema.getProperties() == null
                && schema.getItems() == null
                && schema.getAnyOf() == null
                && schema.getEnumeration() == null
                && schema.getType() != null
                && !schema.getType().contains(SchemaType.OBJECT)
                && !schema.getType().contains(SchemaType.ARRAY);
    }

    private static Schema copy(Schema scalar) {
        Schema copy = OASFactory.createSchema().format(scalar.getFormat());
        copy.setType(scalar.getType() == null ? null : new ArrayList<>(scalar.getType()));
        return copy;
    }

    /** {@code anyOf: [x, null]}: of a scalar one schema of two types, of an object the choice alone. */
    private Schema nullable(Schema schema) {
        List<Schema> choices = schema.getAnyOf().stream().map(this::plain).toList();
        List<Schema> values = choices.stream().filter(choice -> !isNull(choice)).toList();
        if (values.size() == 1 && values.get(0).getRef() == null && values.size() < choices.size()) {
            Schema value = values.get(0);
            schema.setAnyOf(null);
            schema.setFormat(value.getFormat());
            schema.setType(value.getType() == null ? null : new ArrayList<>(value.getType()));
            if (value.getType() != null) {
                schema.addType(SchemaType.NULL);
            }
        } else {
            schema.setType(null);
            schema.setFormat(null);
            schema.setAnyOf(choices);
        }
        return schema;
    }

    private static boolean isNull(Schema schema) {
        return schema.getType() != null && schema.getType().equals(List.of(SchemaType.NULL));
    }

    /** JSON Schema's patterns are those of ECMA-262, which knows no flags inside; a UUID's format says enough. */
    private static void dropForeignPattern(Schema schema) {
        if ("uuid".equals(schema.getFormat())
                || (schema.getPattern() != null && schema.getPattern().contains("(?i)"))) {
            schema.setPattern(null);
        }
    }
}
