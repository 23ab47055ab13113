package org.masthead.http.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Size;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.masthead.http.problem.Nearest;
import org.masthead.http.problem.Violations;

/**
 * Binds a JSON object to a record, member by member, and collects everything that is wrong with it: unknown members,
 * wrong types, and what the record's Bean Validation constraints refuse. Jackson would stop at the first.
 */
@Singleton
public final class RecordBinder {

    /** Elements an array of a request may have. */
    public static final int MAX_ELEMENTS = 1_000;

    private static final Map<String, String> CODES = Map.ofEntries(
            Map.entry("NotNull", "required"),
            Map.entry("NotBlank", "required"),
            Map.entry("NotEmpty", "required"),
            Map.entry("Size", "length"),
            Map.entry("Pattern", "format"),
            Map.entry("Email", "format"),
            Map.entry("Min", "range"),
            Map.entry("Max", "range"),
            Map.entry("DecimalMin", "range"),
            Map.entry("DecimalMax", "range"));

    private static final Pattern INDEX = Pattern.compile("\\[(\\d+)]");

    private final Validator validator;

    RecordBinder(Validator validator) {
        this.validator = validator;
    }

    /**
     * The record that the members say.
     *
     * @param ignored names of members that only the server sets, skipped in silence
     * @throws org.masthead.http.problem.ProblemException MALFORMED_REQUEST or VALIDATION_FAILED with all violations
     */
    public <T extends Record> T bind(ObjectNode members, Class<T> type, Set<String> ignored) {
        Violations violations = new Violations();
        T bound = bind(members, type, ignored, violations);
        violations.throwIfAny();
        return bound;
    }

    /** The record that the members say, as far as they can be read; what is wrong with them is added to the violations. */
    public <T extends Record> T bind(ObjectNode members, Class<T> type, Set<String> ignored, Violations violations) {
        ObjectNode writable = members.deepCopy().without(ignored);
        T bound = record(writable, type, "", violations);
        validate(bound, violations);
        return bound;
    }

    /**
     * Checks a record that did not come as JSON by the same constraints.
     *
     * @throws org.masthead.http.problem.ProblemException VALIDATION_FAILED with all violations
     */
    public <T extends Record> void check(T made) {
        Violations violations = new Violations();
        validate(made, violations);
        violations.throwIfAny();
    }

    /** The same, with what is wrong added to the violations of a check that goes on. */
    public <T extends Record> void check(T made, Violations wrong) {
        validate(made, wrong);
    }

    private <T extends Record> void validate(T bound, Violations violations) {
        validator.validate(bound).stream()
                .sorted(Comparator.comparing(v -> v.getPropertyPath().toString()))
                .forEach(v -> addRefusal(v, violations));
    }

    private static void addRefusal(ConstraintViolation<?> refusal, Violations violations) {
        String field = sentPath(refusal.getPropertyPath().toString().replaceAll("\\.<[^>]*>", ""), violations);
        if (violations.concern(field) || fitsInCharacters(refusal)) {
            return;
        }
        String rule = refusal.getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName();
        violations.add(field, CODES.getOrDefault(rule, "value"), "`" + field + "` " + refusal.getMessage());
    }

    /** Where a path of the record stands in the request: elements that could not be read are missing in the record. */
    private static String sentPath(String path, Violations violations) {
        StringBuilder sent = new StringBuilder();
        Matcher index = INDEX.matcher(path);
        int end = 0;
        while (index.find()) {
            sent.append(path, end, index.start());
            int readable = Integer.parseInt(index.group(1));
            int at = 0;
            while (violations.standFor(sent + "[" + at + "]") || readable-- > 0) {
                at++;
            }
            sent.append('[').append(at).append(']');
            end = index.end();
        }
        return sent.append(path, end, path.length()).toString();
    }

    /** Limits are characters, as in JSON Schema; Bean Validation counts UTF-16 units. */
    private static boolean fitsInCharacters(ConstraintViolation<?> refusal) {
        return refusal.getConstraintDescriptor().getAnnotation() instanceof Size size
                && refusal.getInvalidValue() instanceof String text
                && text.length() > size.max()
                && text.codePointCount(0, text.length()) <= size.max();
    }

    private <T extends Record> T record(ObjectNode members, Class<T> type, String path, Violations into) {
        RecordComponent[] components = type.getRecordComponents();
        Map<String, RecordComponent> byName = new LinkedHashMap<>();
        for (RecordComponent component : components) {
            byName.put(component.getName(), component);
        }
        members.fieldNames().forEachRemaining(name -> {
            if (!byName.containsKey(name)) {
                into.addMalformed(path + name, "unknown-member", unknown(path + name, name, byName.keySet()));
            }
        });
        @Nullable
        Object[] arguments = Arrays.stream(components)
                .map(c -> value(members.get(c.getName()), c.getGenericType(), path + c.getName(), into))
                .toArray();
        return construct(type, arguments);
    }

    private static String unknown(String path, String name, Collection<String> allowed) {
        return "unknown member `" + path + "`" + Nearest.suggestion(name, allowed);
    }

    private @Nullable Object value(@Nullable JsonNode node, Type type, String path, Violations into) {
        if (node == null || node.isNull()) {
            return null;
        }
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return elements(node, list.getActualTypeArguments()[0], path, into);
        }
        Class<?> target = (Class<?>) type;
        if (target.isRecord()) {
            return nested(node, target.asSubclass(Record.class), path, into);
        }
        if (target.isEnum()) {
            return constant(node, target, path, into);
        }
        return Scalars.read(node, target, path, into);
    }

    private @Nullable List<Object> elements(JsonNode node, Type type, String path, Violations into) {
        if (!node.isArray()) {
            Scalars.wrongType(node, "an array", path, into);
            return null;
        }
        if (node.size() > MAX_ELEMENTS) {
            into.add(path, "length", "`" + path + "` has " + node.size() + " elements; at most " + MAX_ELEMENTS);
            return null;
        }
        List<Object> all = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            String at = path + "[" + i + "]";
            @Nullable Object element = value(node.get(i), type, at, into);
            if (element != null) {
                all.add(element);
            } else if (node.get(i).isNull()) {
                Scalars.wrongType(node.get(i), "a value", at, into);
            }
        }
        return all;
    }

    private <T extends Record> @Nullable T nested(JsonNode node, Class<T> type, String path, Violations into) {
        @Nullable FromText text = type.getAnnotation(FromText.class);
        if (node.isTextual() && text != null) {
            ObjectNode members = StrictJson.READER.createObjectNode();
            members.set(text.value(), node);
            return record(members, type, path + ".", into);
        }
        if (!node.isObject()) {
            Scalars.wrongType(node, text == null ? "an object" : "an object or a string", path, into);
            return null;
        }
        return record((ObjectNode) node, type, path + ".", into);
    }

    private static @Nullable Object constant(JsonNode node, Class<?> type, String path, Violations into) {
        if (!node.isTextual()) {
            return Scalars.wrongType(node, "a string", path, into);
        }
        List<String> allowed = Arrays.stream(type.getEnumConstants())
                .map(c -> camelCase(((Enum<?>) c).name()))
                .toList();
        int index = allowed.indexOf(node.textValue());
        if (index < 0) {
            String message = "`" + path + "` must be one of " + String.join(", ", allowed);
            into.add(path, "value", message + Nearest.suggestion(node.textValue(), allowed));
            return null;
        }
        return type.getEnumConstants()[index];
    }

    /** {@code ADD_TAGS} is {@code addTags} to clients. */
    private static String camelCase(String constant) {
        StringBuilder name = new StringBuilder();
        for (String word : constant.toLowerCase(Locale.ROOT).split("_", -1)) {
            name.append(name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return name.toString();
    }

    private static <T extends Record> T construct(Class<T> type, @Nullable Object[] arguments) {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException refusal ? refusal : new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
