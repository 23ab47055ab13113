package org.masthead.http.list;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.masthead.http.problem.Nearest;
import org.masthead.http.problem.ProblemException;
import org.masthead.http.problem.ProblemType;
import org.masthead.http.problem.Violation;
import org.masthead.site.Site;

/** Reads a list request by its grammar; says all that is wrong with it at once. */
@Singleton
public final class ListParser {

    /** Values that all filters of one request may have together. */
    public static final int MAX_VALUES = 1_000;

    /** Characters of {@code q}. */
    public static final int MAX_SEARCH_LENGTH = 200;

    private static final Set<String> CONTROLS = Set.of("sort", "fields", "limit", "cursor", "page", "count");
    private static final int SHORTEST_LIKE = 2;

    private final Site site;

    ListParser(Site site) {
        this.site = site;
    }

    /** @throws ProblemException UNKNOWN_PARAMETER with all violations */
    public ListQuery parse(ListGrammar grammar, UriInfo uri) {
        return parse(grammar, uri.getPath(), uri.getQueryParameters());
    }

    /** The same, of parameters that have been taken apart and decoded. */
    public ListQuery parse(ListGrammar grammar, String path, Map<String, List<String>> query) {
        List<Violation> wrong = new ArrayList<>();
        Map<String, List<String>> sent = new LinkedHashMap<>(query);
        Map<String, List<String>> parameters = grammar.surface() == ListGrammar.Surface.ADMIN
                ? AdminSynonyms.translate(sent, wrong)
                : new LinkedHashMap<>(sent);
        Set<String> named = Set.copyOf(parameters.keySet());
        parameters.replaceAll((name, values) ->
                values.stream().filter(value -> !value.isEmpty()).toList());
        parameters.values().removeIf(List::isEmpty);
        Reading reading = new Reading(grammar, parameters, wrong);
        named.stream().filter(name -> !parameters.containsKey(name)).forEach(reading::checkName);
        ListQuery read = reading.query(path, sent);
        if (!wrong.isEmpty()) {
            throw ProblemException.of(ProblemType.UNKNOWN_PARAMETER, wrong);
        }
        return read;
    }

    /** One request being read. */
    private final class Reading {

        private final ListGrammar grammar;
        private final Map<String, List<String>> parameters;
        private final List<Violation> wrong;
        private final List<Condition> conditions = new ArrayList<>();
        private int values;

        Reading(ListGrammar grammar, Map<String, List<String>> parameters, List<Violation> wrong) {
            this.grammar = grammar;
            this.parameters = parameters;
            this.wrong = wrong;
        }

        ListQuery query(String path, Map<String, List<String>> sent) {
            Map<String, FilterName> names = FilterName.of(grammar);
            parameters.forEach((name, texts) -> read(name, texts, names));
            List<SortKey> sort = sort();
            return new ListQuery(
                    grammar,
                    conditions,
                    search(),
                    sort,
                    new PagingReader(grammar, parameters, wrong).paging(sort, conditions),
                    chosen("fields", grammar.members(), Set.of()),
                    chosen(
                            "include",
                            grammar.relations(),
                            sent.containsKey("include") ? Set.of() : grammar.relations()),
                    FormatReader.read(parameters.getOrDefault("formats", List.of()), wrong),
                    path,
                    sent);
        }

        /** A parameter without a value filters nothing, but must be one that there is. */
        void checkName(String name) {
            Map<String, FilterName> names = FilterName.of(grammar);
            if (!names.containsKey(name)) {
                read(name, List.of(), names);
            }
        }

        private void read(String name, List<String> texts, Map<String, FilterName> names) {
            if (names.containsKey(name)) {
                condition(names.get(name), name, texts);
            } else if (grammar.options().containsKey(name)) {
                option(name, texts);
            } else if (grammar.choices().containsKey(name)) {
                chosen(name, Set.copyOf(grammar.choices().getOrDefault(name, List.of())), Set.of());
            } else if (!known().contains(name)) {
                Set<String> allowed = new TreeSet<>(names.keySet());
                allowed.addAll(known());
                reject(
                        name,
                        "unknown-parameter",
                        "unknown parameter `" + name + "`" + Nearest.suggestion(name, allowed));
            }
        }

        private void option(String name, List<String> texts) {
            List<String> allowed = grammar.options().get(name);
            if (allowed != null && !texts.isEmpty() && (texts.size() > 1 || !allowed.contains(texts.get(0)))) {
                String message = "`" + name + "` must be one of " + String.join(", ", allowed);
                reject(name, "value", message + Nearest.suggestion(texts.get(0), allowed));
            }
        }

        private Set<String> known() {
            Set<String> known = new TreeSet<>(CONTROLS);
            known.addAll(grammar.options().keySet());
            known.addAll(grammar.choices().keySet());
            if (grammar.searchable()) {
                known.add("q");
            }
            if (!grammar.relations().isEmpty()) {
                known.add("include");
            }
            if (grammar.formatted()) {
                known.add("formats");
            }
            if (grammar.surface() == ListGrammar.Surface.ADMIN) {
                known.add(AdminSynonyms.OFFSET);
            }
            return known;
        }

        private void condition(FilterName filter, String name, List<String> texts) {
            ListField field = filter.field();
            List<String> parts = filter.operator() == Operator.LIKE ? texts : split(texts);
            values += parts.size();
            if (values > MAX_VALUES) {
                reject(name, "too-many", "filters may have " + MAX_VALUES + " values together");
                return;
            }
            List<Object> parsed = new ArrayList<>();
            for (String part : parts) {
                if (asksForNone(part, filter)) {
                    conditions.add(new Condition(field.name(), filter.operator(), List.of()));
                    return;
                }
                value(filter, name, part).ifPresent(parsed::add);
            }
            if (!parsed.isEmpty()) {
                conditions.add(new Condition(field.name(), filter.operator(), parsed));
            }
        }

        /** A record may have no value, or any; it has none that is greater, and not all of none. */
        private static boolean asksForNone(String part, FilterName filter) {
            return part.equals(AdminSynonyms.NULL)
                    && filter.field().type() != FieldType.TEXT
                    && (filter.operator() == Operator.EQUAL || filter.operator() == Operator.NOT);
        }

        private Optional<Object> value(FilterName filter, String name, String text) {
            ListField field = filter.field();
            if (filter.operator() == Operator.LIKE && text.codePointCount(0, text.length()) < SHORTEST_LIKE) {
                reject(name, "length", "`" + name + "` needs " + SHORTEST_LIKE + " characters or more");
                return Optional.empty();
            }
            if (!field.values().isEmpty() && !field.values().contains(text)) {
                String message = "`" + name + "` must be one of " + String.join(", ", field.values());
                reject(name, "value", message + Nearest.suggestion(text, field.values()));
                return Optional.empty();
            }
            Optional<Object> value = field.type().parse(text, site.timeZone());
            if (value.isEmpty()) {
                reject(name, "type", "`" + name + "` must be " + field.type().expected());
            }
            return value;
        }

        private Optional<String> search() {
            if (!grammar.searchable() || !parameters.containsKey("q")) {
                return Optional.empty();
            }
            String words = String.join(" ", parameters.get("q"));
            if (words.length() > MAX_SEARCH_LENGTH || !FieldType.isStorable(words)) {
                reject(
                        "q",
                        "length",
                        "`q` has at most " + MAX_SEARCH_LENGTH + " characters, and no NUL or half of a surrogate pair");
                return Optional.empty();
            }
            return Optional.of(words).filter(text -> !text.isBlank());
        }

        private List<SortKey> sort() {
            List<SortKey> keys = new ArrayList<>();
            Set<String> sortable = new TreeSet<>();
            grammar.fields().values().stream().filter(ListField::sortable).forEach(f -> sortable.add(f.name()));
            for (String text : split(parameters.getOrDefault("sort", List.of()))) {
                SortKey key = SortKey.parse(text);
                if (!sortable.contains(key.field())) {
                    String message = "cannot sort by `" + key.field() + "`" + Nearest.suggestion(key.field(), sortable);
                    reject("sort", "unknown-sort-key", message + "; allowed: " + String.join(", ", sortable));
                } else if (keys.stream().noneMatch(k -> k.field().equals(key.field()))) {
                    keys.add(key);
                }
            }
            if (keys.isEmpty()) {
                keys.addAll(grammar.defaultSort());
            }
            if (keys.stream().noneMatch(key -> key.field().equals("id"))) {
                keys.add(new SortKey("id", keys.get(0).descending()));
            }
            return keys;
        }

        private Set<String> chosen(String name, Set<String> allowed, Set<String> absent) {
            if (!parameters.containsKey(name)) {
                return absent;
            }
            Set<String> chosen = new LinkedHashSet<>();
            for (String member : split(parameters.get(name))) {
                if (allowed.contains(member)) {
                    chosen.add(member);
                } else {
                    String message = "unknown name `" + member + "` in `" + name + "`";
                    reject(name, "unknown-name", message + Nearest.suggestion(member, allowed));
                }
            }
            return chosen;
        }

        private void reject(String name, String code, String message) {
            wrong.add(new Violation(name, code, message));
        }
    }

    static List<String> split(List<String> texts) {
        return texts.stream()
                .flatMap(text -> Arrays.stream(text.split(",", -1)))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** A filter's parameter, taken apart: {@code date_gte} is the field {@code date} and an operator. */
    private record FilterName(ListField field, Operator operator) {

        /** All filter parameters of a grammar, by name. */
        static Map<String, FilterName> of(ListGrammar grammar) {
            Map<String, FilterName> names = new LinkedHashMap<>();
            grammar.fields()
                    .values()
                    .forEach(field -> field.operators()
                            .forEach(operator ->
                                    names.put(field.name() + operator.suffix(), new FilterName(field, operator))));
            return names;
        }
    }
}
