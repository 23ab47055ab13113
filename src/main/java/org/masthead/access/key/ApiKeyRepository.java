package org.masthead.access.key;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.masthead.http.list.ListQuery;
import org.masthead.http.page.ListPage;
import org.masthead.http.problem.ProblemException;
import org.masthead.sql.ListStatements;
import org.masthead.sql.SortType;
import org.masthead.sql.SqlList;

/** All queries of API keys. */
@Singleton
class ApiKeyRepository implements PanacheRepositoryBase<ApiKey, UUID> {

    private static final SqlList LIST = SqlList.from("api_key k")
            .select("""
                    k.id, k.version, k.name, k.role, cast(to_json(k.scopes) as text) as scopes, k.prefix,
                    k.expires_at, k.last_used_at, k.created_at""")
            .value("id", "k.id")
            .value("role", "k.role")
            .search("k.search_text like :value escape '\\'")
            .sort("name", "k.name_sort", SortType.BYTES)
            .sort("createdAt", "k.created_at", SortType.INSTANT)
            .sort("id", "k.id", SortType.UUID)
            .build();

    private final ListStatements lists;

    ApiKeyRepository(ListStatements lists) {
        this.lists = lists;
    }

    ListPage<ApiKeyView> page(ListQuery query) {
        return lists.page(LIST, query, Map.of(), ApiKeyView::of);
    }

    /**
     * The key, held against other writers until the transaction ends.
     *
     * @throws ProblemException NOT_FOUND
     */
    ApiKey lock(UUID id) {
        return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(ProblemException::notFound);
    }

    Optional<ApiKey> findBySecretHash(byte[] hash) {
        return find("secretHash", hash).firstResultOptional();
    }

    /** Notes a use unless one was noted of late; that is no change of the record, so its version stays. */
    void noteUse(UUID id, Instant now, Duration grain) {
        getEntityManager()
                .createNativeQuery("""
                        update api_key set last_used_at = :now
                        where id = :id and (last_used_at is null or last_used_at < :before)""")
                .setParameter("now", now)
                .setParameter("id", id)
                .setParameter("before", now.minus(grain))
                .executeUpdate();
    }
}
