package org.masthead.app.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jspecify.annotations.Nullable;
import org.masthead.http.ResourceMethods.ResourceMethod;
import org.masthead.http.json.FromText;
import org.masthead.http.problem.Problem;

/**
 * What records tell of their schemas beyond annotations: the members that every answer has are required, and members
 * come in the order of the record. A member that is null is there all the same; one that may be left out says so by
 * {@code @JsonInclude}.
 */
final class RecordSchemas {

    /** Records that answers are made of, by the name of their schema. */
    private final Map<String, Class<?>> views = new LinkedHashMap<>();

    /** Records that a request may write as a string, by the name of their schema. */
    private final Map<String, Class<?>> texts = new LinkedHashMap<>();

    private RecordSchemas() {}

    static RecordSchemas of(List<ResourceMethod> methods) {
        RecordSchemas records = new RecordSchemas();
        methods.forEach(method -> {
            records.visit(method.method().getGenericReturnType());
            Arrays.stream(method.method().getAnnotationsByType(APIResponseSchema.class))
                    .forEach(schema -> records.visit(schema.value()));
            Arrays.stream(method.method().getParameters())
                    .map(parameter -> parameter.getAnnotation(RequestBody.class))
                    .filter(Objects::nonNull)
                    .flatMap(body -> Arrays.stream(body.content()))
                    .forEach(content -> records.findTexts(content.schema().implementation()));
        });
        records.visit(Problem.class);
        return records;
    }

    private void visit(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            Type[] arguments = parameterized.getActualTypeArguments();
            if (parameterized.getRawType() instanceof Class<?> raw && raw.isRecord() && isOurs(raw)) {
                views.put(schemaName(raw, arguments), raw);
                visitComponents(raw);
            }
            Arrays.stream(arguments).forEach(this::visit);
        } else if (type instanceof Class<?> record && record.isRecord() && isOurs(record)) {
            if (views.putIfAbsent(schemaName(record), record) == null) {
                visitComponents(record);
            }
        }
    }

    private void findTexts(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            Arrays.stream(parameterized.getActualTypeArguments()).forEach(this::findTexts);
        } else if (type instanceof Class<?> record && record.isRecord() && isOurs(record)) {
            if (record.isAnnotationPresent(FromText.class)) {
                texts.put(schemaName(record), record);
            }
            Arrays.stream(record.getRecordComponents())
                    .filter(component -> component.getGenericType() != record)
                    .forEach(component -> findTexts(component.getGenericType()));
        }
    }

    private void visitComponents(Class<?> record) {
        Arrays.stream(record.getRecordComponents())
                .filter(component -> !isHidden(component))
                .forEach(component -> visit(component.getGenericType()));
    }

    private static String schemaName(Class<?> generic, Type... arguments) {
        return generic.getSimpleName()
                + Arrays.stream(arguments)
                        .map(type -> type instanceof Class<?> argument ? argument.getSimpleName() : "")
                        .collect(Collectors.joining());
    }

    private static boolean isOurs(Class<?> type) {
        return type.getName().startsWith("org.masthead.");
    }

    private static boolean isHidden(RecordComponent component) {
        var schema =
                component.getAccessor().getAnnotation(org.eclipse.microprofile.openapi.annotations.media.Schema.class);
        return schema != null && schema.hidden();
    }

    private static String schemaName(Class<?> record) {
        var schema = record.getAnnotation(org.eclipse.microprofile.openapi.annotations.media.Schema.class);
        return schema == null || schema.name().isEmpty() ? record.getSimpleName() : schema.name();
    }

    void complete(Components components) {
        components.getSchemas().forEach((name, schema) -> {
            if (texts.containsKey(name)) {
                allowText(schema);
            }
            Class<?> record = views.get(name);
            if (record != null && schema.getProperties() != null) {
                complete(schema, record);
            }
        });
    }

    private static void allowText(Schema schema) {
        Schema object = OASFactory.createSchema();
        object.setAll(schema.getAll());
        object.setDescription(null);
        String description = schema.getDescription();
        schema.setAll(Map.of());
        schema.description(description)
                .addOneOf(OASFactory.createSchema().addType(SchemaType.STRING))
                .addOneOf(object);
    }

    private static void complete(Schema schema, Class<?> record) {
        Map<String, Schema> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        components(record).forEach(component -> {
            @Nullable Schema property = schema.getProperties().get(component.getName());
            if (property != null) {
                properties.put(component.getName(), property);
                if (isAlwaysThere(component)) {
                    required.add(component.getName());
                }
            }
        });
        schema.getProperties().forEach(properties::putIfAbsent);
        schema.setProperties(properties);
        schema.setRequired(required);
    }

    private static Stream<RecordComponent> components(Class<?> record) {
        return Arrays.stream(record.getRecordComponents())
                .flatMap(component -> component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)
                        ? components(component.getType())
                        : Stream.of(component));
    }

    private static boolean isAlwaysThere(RecordComponent component) {
        @Nullable JsonInclude include = component.getAccessor().getAnnotation(JsonInclude.class);
        return include == null || include.value() == JsonInclude.Include.ALWAYS;
    }
}
