package org.masthead.app.openapi;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.masthead.http.list.FieldType;
import org.masthead.http.list.ListField;
import org.masthead.http.list.ListGrammar;
import org.masthead.http.list.ListGrammar.Surface;
import org.masthead.http.list.Operator;
import org.masthead.http.list.SortKey;

/** The parameters of a list operation, read off its grammar: what the parser takes is what the document says. */
final class ListParameters {

    private static final int SHORTEST_LIKE = 2;

    private final ListGrammar grammar;

    private ListParameters(ListGrammar grammar) {
        this.grammar = grammar;
    }

    static List<Parameter> of(ListGrammar grammar) {
        return new ListParameters(grammar).all();
    }

    private List<Parameter> all() {
        List<Parameter> all = new ArrayList<>();
        grammar.fields()
                .values()
                .forEach(field -> field.operators().stream()
                        .sorted()
                        .map(operator -> filter(field, operator))
                        .forEach(all::add));
        grammar.options().forEach((name, values) -> all.add(option(name, values)));
        grammar.choices().forEach((name, values) -> all.add(chosen(name, "What to add to the answer.", values)));
        if (grammar.searchable()) {
            all.add(SharedParameters.reference(SharedParameters.SEARCH));
        }
        all.add(sort());
        all.add(chosen(
                "fields",
                "Members to send; `id` always comes. The items then have these alone. Wins over `include`.",
                grammar.members()));
        if (!grammar.relations().isEmpty()) {
            all.add(chosen("include", "Relations to send. Default: all; empty: none.", grammar.relations()));
        }
        if (grammar.formatted()) {
            all.add(SharedParameters.reference(SharedParameters.FORMATS));
        }
        all.add(SharedParameters.reference(SharedParameters.limit(grammar.surface())));
        Stream.of(SharedParameters.CURSOR, SharedParameters.PAGE, SharedParameters.COUNT)
                .map(SharedParameters::reference)
                .forEach(all::add);
        if (grammar.surface() == Surface.ADMIN) {
            SharedParameters.SYNONYMS.stream().map(SharedParameters::reference).forEach(all::add);
        }
        return all;
    }

    private static Parameter option(String name, Collection<String> values) {
        List<Object> allowed = List.copyOf(values);
        return SharedParameters.query(
                name,
                "How to show the list. Default: `" + allowed.get(0) + "`.",
                SharedParameters.text().enumeration(allowed));
    }

    private static Parameter filter(ListField field, Operator operator) {
        String name = field.name() + operator.suffix();
        String description = description(field, operator);
        return switch (operator) {
            case EQUAL, ALL, NOT -> SharedParameters.list(name, description, value(field));
            case GREATER, GREATER_OR_EQUAL, LESS, LESS_OR_EQUAL ->
                SharedParameters.query(name, description, value(field));
            case LIKE ->
                SharedParameters.query(
                        name, description, SharedParameters.text().minLength(SHORTEST_LIKE));
        };
    }

    private static String description(ListField field, Operator operator) {
        String subject = "`" + field.name() + "`";
        String suffix = field.type() == FieldType.INSTANT ? " A time, or a date such as `2018-01-01`." : "";
        return switch (operator) {
            case EQUAL -> subject + " is any of these.";
            case ALL -> "Has each of these as `" + field.name() + "`.";
            case NOT -> subject + " is none of these.";
            case GREATER -> subject + " is after this." + suffix;
            case GREATER_OR_EQUAL -> subject + " is this or after." + suffix;
            case LESS -> subject + " is before this." + suffix;
            case LESS_OR_EQUAL -> subject + " is this or before." + suffix;
            case LIKE -> subject + " contains this, in either case.";
        };
    }

    private static Schema value(ListField field) {
        Schema schema = OASFactory.createSchema()
                .addType(
                        switch (field.type()) {
                            case TEXT, LOCALE, UUID, INSTANT -> SchemaType.STRING;
                            case BOOLEAN -> SchemaType.BOOLEAN;
                            case INTEGER -> SchemaType.INTEGER;
                        });
        if (field.type() == FieldType.UUID) {
            schema.setFormat("uuid");
        }
        if (!field.values().isEmpty()) {
            schema.setEnumeration(List.copyOf(field.values()));
        }
        return schema;
    }

    private Parameter sort() {
        List<Object> keys = grammar.fields().values().stream()
                .filter(ListField::sortable)
                .flatMap(field -> Stream.<Object>of(field.name(), "-" + field.name()))
                .toList();
        String synonym = grammar.surface() == Surface.ADMIN
                ? " A JSON array such as `[\"" + grammar.defaultSort().get(0).field() + "\",\"ASC\"]` is taken as well."
                : "";
        Parameter sort = SharedParameters.list(
                "sort",
                "Keys to sort by, the first first; `-` turns one round. `id` breaks ties." + synonym,
                SharedParameters.text().enumeration(keys));
        sort.getSchema()
                .setDefaultValue(
                        grammar.defaultSort().stream().map(SortKey::toString).toList());
        return sort;
    }

    private static Parameter chosen(String name, String description, Collection<String> names) {
        return SharedParameters.list(name, description, SharedParameters.text().enumeration(List.copyOf(names)));
    }
}
