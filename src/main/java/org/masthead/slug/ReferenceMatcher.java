package org.masthead.slug;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.masthead.http.problem.Violations;
import org.masthead.text.Folded;
import org.masthead.text.Slug;

/**
 * Tells which records of one kind a post's references mean: by id, else by folded name, else by slug, else by making one. The
 * id of a record that was merged means the one it went into.
 * Three statements when all exist, however many there are. Of two transactions that would make the same name at once,
 * one does and the other waits for it and uses what it made. Needs a transaction.
 */
public final class ReferenceMatcher {

    private final ReferenceRepository records;
    private final Consumer<Set<String>> lock;
    private final Function<String, UUID> maker;

    /**
     * @param table the records' table, beside which there are {@code …_slug} and {@code …_merge}; our own text
     * @param maker makes a record of a name that no other transaction is making, and tells its id
     */
    public ReferenceMatcher(EntityManager database, String table, Function<String, UUID> maker) {
        this.records = new ReferenceRepository(database, table);
        this.lock = records::lock;
        this.maker = maker;
    }

    /**
     * @param lock keeps all others from making records until the transaction ends
     */
    public ReferenceMatcher(EntityManager database, String table, Runnable lock, Function<String, UUID> maker) {
        this.records = new ReferenceRepository(database, table);
        this.lock = names -> lock.run();
        this.maker = maker;
    }

    /**
     * The ids that references mean, each once, in their order.
     *
     * @param field where the references stand in the request, such as {@code tags}
     * @param violations takes what is wrong: {@code unknown-id}, {@code required}, {@code length}
     */
    public List<UUID> resolve(List<RelationReference> references, String field, Violations violations) {
        List<UUID> ids = references.stream()
                .map(RelationReference::id)
                .filter(Objects::nonNull)
                .toList();
        Map<UUID, UUID> existing = records.byId(ids);
        Map<String, UUID> named = byName(names(references));
        Set<UUID> resolved = new LinkedHashSet<>();
        for (int i = 0; i < references.size(); i++) {
            RelationReference reference = references.get(i);
            String at = field + "[" + i + "]";
            @Nullable UUID id = reference.id();
            @Nullable String name = reference.name();
            if (id != null) {
                accept(id, existing, at + ".id", resolved, violations);
            } else if (name == null || !isName(name)) {
                refuseName(name, at, violations);
            } else {
                resolved.add(Objects.requireNonNull(named.get(Folded.of(name))));
            }
        }
        return List.copyOf(resolved);
    }

    /**
     * The ids of the records that these lead to, each once, in their order.
     *
     * @param field where they stand in the request, such as {@code tagIds}
     * @param violations takes {@code unknown-id} for each of the others
     */
    public List<UUID> resolveIds(List<UUID> ids, String field, Violations violations) {
        Map<UUID, UUID> existing = records.byId(ids);
        Set<UUID> resolved = new LinkedHashSet<>();
        for (int i = 0; i < ids.size(); i++) {
            accept(ids.get(i), existing, field + "[" + i + "]", resolved, violations);
        }
        return List.copyOf(resolved);
    }

    /** The same of ids that a revision kept, in one statement: those that lead nowhere any more are left out. */
    public List<UUID> survivors(List<UUID> ids) {
        Map<UUID, UUID> existing = records.byId(ids);
        return ids.stream()
                .map(existing::get)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private static void accept(
            UUID id, Map<UUID, UUID> existing, String field, Set<UUID> resolved, Violations violations) {
        @Nullable UUID found = existing.get(id);
        if (found != null) {
            resolved.add(found);
        } else {
            violations.add(field, "unknown-id", "`" + field + "`: there is none with the id " + id);
        }
    }

    private static void refuseName(@Nullable String name, String at, Violations violations) {
        if (name == null) {
            violations.add(at, "required", "`" + at + "` needs an `id` or a `name`");
        } else if (name.length() > RelationReference.MAX_NAME_LENGTH) {
            String most = "` has at most " + RelationReference.MAX_NAME_LENGTH + " characters";
            violations.add(at + ".name", "length", "`" + at + ".name" + most);
        } else {
            violations.add(at + ".name", "required", "`" + at + ".name` must not be empty");
        }
    }

    /** A name that cannot be seen is none. */
    private static boolean isName(@Nullable String name) {
        return name != null
                && name.length() <= RelationReference.MAX_NAME_LENGTH
                && !name.isBlank()
                && !Folded.of(name).isEmpty();
    }

    /** Folded name → name as first written, of the references that have nothing but a name. */
    private static Map<String, String> names(List<RelationReference> references) {
        Map<String, String> names = new LinkedHashMap<>();
        references.stream()
                .filter(reference -> reference.id() == null && isName(reference.name()))
                .map(reference -> Objects.requireNonNull(reference.name()).strip())
                .forEach(name -> names.putIfAbsent(Folded.of(name), name));
        return names;
    }

    private Map<String, UUID> byName(Map<String, String> names) {
        Map<String, UUID> found = match(names);
        Set<String> missing = without(names.keySet(), found.keySet());
        if (!missing.isEmpty()) {
            lock.accept(missing);
            names.forEach((folded, name) -> {
                if (missing.contains(folded)) {
                    // Looked for again: it may have been made while we waited, or by the name before under the same
                    // slug.
                    @Nullable UUID made = match(Map.of(folded, name)).get(folded);
                    found.put(folded, made == null ? maker.apply(name) : made);
                }
            });
        }
        return found;
    }

    private Map<String, UUID> match(Map<String, String> names) {
        Map<String, UUID> found = new LinkedHashMap<>(records.byName(names.keySet()));
        Set<String> unnamed = without(names.keySet(), found.keySet());
        Map<String, UUID> slugs = records.bySlug(
                unnamed.stream().flatMap(folded -> slugs(folded, names)).toList());
        unnamed.forEach(folded -> slugs(folded, names)
                .map(slugs::get)
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresent(id -> found.put(folded, id)));
        return found;
    }

    /** The slugs a name may stand for: itself, or the one it makes, unless nothing of it is left in that. */
    private static Stream<String> slugs(String folded, Map<String, String> names) {
        String made = Slug.of(names.getOrDefault(folded, folded));
        String given = Slug.normalise(folded);
        return made.equals(Slug.of("")) ? Stream.of(given) : Stream.of(given, made);
    }

    private static Set<String> without(Collection<String> all, Collection<String> some) {
        Set<String> rest = new TreeSet<>(new ArrayList<>(all));
        rest.removeAll(some);
        return rest;
    }
}
