package org.masthead.http.list;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The allow-list of one list: which filters, sorts, fields and relations a client may name. Immutable. */
public final class ListGrammar {

    /** Which of the two APIs a list belongs to: they differ in limits, in shape, and in synonyms. */
    public enum Surface {
        DELIVERY(100),
        ADMIN(1_000);

        private final int maxLimit;

        Surface(int maxLimit) {
            this.maxLimit = maxLimit;
        }

        /** The largest page. */
        public int maxLimit() {
            return maxLimit;
        }
    }

    /** Items on a page when the client does not say. */
    public static final int DEFAULT_LIMIT = 20;

    private static final Set<Operator> CHOICE = EnumSet.of(Operator.EQUAL, Operator.NOT);
    private static final Set<Operator> RELATION = EnumSet.of(Operator.EQUAL, Operator.ALL, Operator.NOT);
    private static final Set<Operator> RANGE =
            EnumSet.of(Operator.GREATER, Operator.GREATER_OR_EQUAL, Operator.LESS, Operator.LESS_OR_EQUAL);

    private final String resource;
    private final Surface surface;
    private final Map<String, ListField> fields;
    private final Set<String> members;
    private final Set<String> relations;
    private final Map<String, List<String>> options;
    private final Map<String, List<String>> choices;
    private final List<SortKey> defaultSort;
    private final boolean searchable;
    private final boolean formatted;

    private ListGrammar(Builder builder) {
        resource = builder.resource;
        surface = builder.surface;
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(builder.fields));
        members = Collections.unmodifiableSet(new LinkedHashSet<>(builder.members));
        relations = Collections.unmodifiableSet(new LinkedHashSet<>(builder.relations));
        options = Map.copyOf(builder.options);
        choices = Map.copyOf(builder.choices);
        defaultSort = List.copyOf(builder.defaultSort);
        searchable = builder.searchable;
        formatted = builder.formatted;
    }

    /** A grammar for lists of this view; its record components are what {@code fields} may name. */
    public static Builder of(Surface surface, String resource, Class<? extends Record> view) {
        return new Builder(surface, resource, view);
    }

    /** Name of the collection, as in {@code Content-Range}. */
    public String resource() {
        return resource;
    }

    public Surface surface() {
        return surface;
    }

    /** Its names, as they were declared. */
    public Map<String, ListField> fields() {
        return fields;
    }

    /** Members that {@code fields} may name, in the order of the view. */
    public Set<String> members() {
        return members;
    }

    /** Members that {@code include} may name. */
    public Set<String> relations() {
        return relations;
    }

    /** Parameters that shape the answer, each with the values it may have. */
    public Map<String, List<String>> options() {
        return options;
    }

    /** Parameters that add to the answer, each with the names that may be listed in it. */
    public Map<String, List<String>> choices() {
        return choices;
    }

    public List<SortKey> defaultSort() {
        return defaultSort;
    }

    /** Whether {@code q} is known. */
    public boolean searchable() {
        return searchable;
    }

    /** Whether {@code formats} is known. */
    public boolean formatted() {
        return formatted;
    }

    /** Makes a grammar, name by name. */
    public static final class Builder {

        private final String resource;
        private final Surface surface;
        private final Map<String, ListField> fields = new LinkedHashMap<>();
        private final Set<String> members = new LinkedHashSet<>();
        private final Set<String> relations = new LinkedHashSet<>();
        private final Map<String, List<String>> options = new LinkedHashMap<>();
        private final Map<String, List<String>> choices = new LinkedHashMap<>();
        private final List<SortKey> defaultSort = new ArrayList<>();
        private boolean searchable;
        private boolean formatted;

        private Builder(Surface surface, String resource, Class<? extends Record> view) {
            this.surface = surface;
            this.resource = resource;
            Arrays.stream(view.getRecordComponents())
                    .map(RecordComponent::getName)
                    .forEach(members::add);
        }

        /** A field compared for equality and sorted by. */
        public Builder field(String name, FieldType type) {
            return put(name, type, CHOICE, true, List.of());
        }

        /** A field compared for equality alone. */
        public Builder filter(String name, FieldType type, String... values) {
            return put(name, type, CHOICE, false, List.of(values));
        }

        /** A field with few values, compared and sorted by. */
        public Builder choice(String name, String... values) {
            return put(name, FieldType.TEXT, CHOICE, true, List.of(values));
        }

        /** A text also found by a part of it. */
        public Builder text(String name) {
            return put(name, FieldType.TEXT, with(CHOICE, Operator.LIKE), true, List.of());
        }

        /** A text found by a part of it alone. */
        public Builder like(String name) {
            return put(name, FieldType.TEXT, EnumSet.of(Operator.LIKE), true, List.of());
        }

        /** A relation, by slug or id: any of, all of, none of. */
        public Builder relation(String name, FieldType type) {
            return put(name, type, RELATION, false, List.of());
        }

        /** A time or number, compared by range. */
        public Builder range(String name, FieldType type) {
            return put(name, type, RANGE, true, List.of());
        }

        /** A name to sort by alone. */
        public Builder sort(String name) {
            return put(name, FieldType.TEXT, Set.of(), true, List.of());
        }

        /** Lets {@code q} search. */
        public Builder searchable() {
            searchable = true;
            return this;
        }

        /** Lets {@code formats} ask for forms of the text. */
        public Builder formats() {
            formatted = true;
            return this;
        }

        /** Members that {@code include} chooses among. */
        public Builder relations(String... names) {
            relations.addAll(List.of(names));
            return this;
        }

        /** A parameter that shapes the answer, such as {@code view}, and the values it may have. */
        public Builder option(String name, String... values) {
            options.put(name, List.of(values));
            return this;
        }

        /** A parameter that adds to the answer, such as {@code facets}, and the names that may be listed in it. */
        public Builder choices(String name, String... values) {
            choices.put(name, List.of(values));
            return this;
        }

        /** Leaves, of all that could be sorted by, these alone. */
        public Builder sortedBy(String... names) {
            fields.replaceAll((name, field) -> new ListField(
                    name, field.type(), field.operators(), List.of(names).contains(name), field.values()));
            return this;
        }

        /** More members that {@code fields} may name. */
        public Builder members(String... names) {
            members.addAll(List.of(names));
            return this;
        }

        /** The order when the client names none, such as {@code -date}. */
        public Builder defaultSort(String... keys) {
            Arrays.stream(keys).map(SortKey::parse).forEach(defaultSort::add);
            return this;
        }

        public ListGrammar build() {
            return new ListGrammar(this);
        }

        private Builder put(
                String name, FieldType type, Set<Operator> operators, boolean sortable, List<String> values) {
            fields.put(name, new ListField(name, type, operators, sortable, values));
            return this;
        }

        private static Set<Operator> with(Set<Operator> operators, Operator more) {
            Set<Operator> all = EnumSet.copyOf(operators);
            all.add(more);
            return all;
        }
    }
}
