package org.masthead.access.user;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.masthead.access.Caller;
import org.masthead.access.Role;
import org.masthead.http.list.ListQuery;
import org.masthead.http.page.ListPage;
import org.masthead.http.problem.ProblemException;
import org.masthead.sql.ListStatements;
import org.masthead.sql.Row;
import org.masthead.sql.SortType;
import org.masthead.sql.SqlList;
import org.masthead.text.Folded;

/** All queries for users. */
@Singleton
class UserRepository implements PanacheRepositoryBase<User, UUID> {

    private static final SqlList LIST = SqlList.from("app_user u")
            .select("u.id, u.version, u.username, u.name, u.email, u.role, u.disabled, u.author_id, u.last_login_at,"
                    + " u.created_at, u.issuer, u.subject")
            .value("id", "u.id")
            .value("role", "u.role")
            .value("disabled", "u.disabled")
            .search("u.search_text like :value escape '\\'")
            .sort("name", "u.name_sort", SortType.BYTES)
            .sort("createdAt", "u.created_at", SortType.INSTANT)
            .sort("id", "u.id", SortType.UUID)
            .build();

    private static final String STANDING =
            "select id, name, role, author_id, token_epoch from app_user where id = :id and not disabled";

    /**
     * One who may act.
     *
     * @param caller with the role that is noted of him
     * @param tokenEpoch what his tokens must carry
     */
    record Standing(Caller caller, int tokenEpoch) {}

    private final ListStatements lists;

    UserRepository(ListStatements lists) {
        this.lists = lists;
    }

    ListPage<UserView> page(ListQuery query) {
        return lists.page(LIST, query, Map.of(), UserView::of);
    }

    /**
     * The user, held against other writers until the transaction ends.
     *
     * @throws ProblemException NOT_FOUND
     */
    User lock(UUID id) {
        return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(ProblemException::notFound);
    }

    /** What a request needs to know of a user, unless he is disabled: one statement, and no transaction where there is none. */
    Optional<Standing> findStanding(UUID id) {
        return lists.rows(STANDING, Map.of("id", id)).stream()
                .map(UserRepository::standing)
                .findFirst();
    }

    private static Standing standing(Row row) {
        Role role = Role.named(row.text("role"));
        Caller caller = new Caller(
                Caller.Kind.USER, row.uuid("id"), row.text("name"), role, Set.of(), row.uuidOrNull("author_id"));
        return new Standing(caller, (int) row.number("token_epoch"));
    }

    boolean isAuthor(UUID id) {
        return !getEntityManager()
                .createNativeQuery("select 1 from author where id = :id")
                .setParameter("id", id)
                .getResultList()
                .isEmpty();
    }

    Optional<User> findByUsername(String username) {
        return find("usernameFolded", Folded.of(username)).firstResultOptional();
    }

    /** The user whom this identity provider knows by this subject. */
    Optional<User> findByLink(String issuer, String subject) {
        return find("issuer = ?1 and subject = ?2", issuer, subject).firstResultOptional();
    }

    /** Writes a user, unless his name or his link is taken; tells whether it did. */
    boolean insertIfNew(User user) {
        int rows = getEntityManager()
                .createNativeQuery("""
                        insert into app_user (id, version, username, username_folded, name, name_sort, email, search_text,
                                              role, disabled, token_epoch, last_login_at, created_at, issuer, subject)
                        values (:id, :version, :username, :usernameFolded, :name, :nameSort, cast(:email as text),
                                :searchText, :role, :disabled, 0, :lastLoginAt, :createdAt, :issuer, :subject)
                        on conflict do nothing""")
                .setParameter("id", user.id())
                .setParameter("version", user.version())
                .setParameter("username", user.username())
                .setParameter("usernameFolded", user.usernameFolded())
                .setParameter("name", user.name())
                .setParameter("nameSort", user.nameSort())
                .setParameter("email", user.email())
                .setParameter("searchText", user.searchText())
                .setParameter("role", user.role().text())
                .setParameter("disabled", user.disabled())
                .setParameter("lastLoginAt", user.lastLoginAt())
                .setParameter("createdAt", user.createdAt())
                .setParameter("issuer", user.issuer())
                .setParameter("subject", user.subject())
                .executeUpdate();
        return rows == 1;
    }

    /**
     * The administrators who can sign in by themselves, whatever becomes of an identity provider, held until the transaction ends, so that two cannot both be the last but one.
     * To be asked for before any single user is held: all take locks in one order.
     */
    List<UUID> lockEnabledAdmins() {
        @SuppressWarnings("unchecked")
        List<UUID> ids = getEntityManager().createNativeQuery("""
                        select id from app_user
                        where role = 'admin' and not disabled and issuer is null
                        order by id
                        for update
                        """, UUID.class).getResultList();
        return ids;
    }

    /** Keeps others from writing users until the transaction ends, so that of nodes that start together one is first. */
    void lockTable() {
        getEntityManager()
                .createNativeQuery("lock table app_user in share row exclusive mode")
                .executeUpdate();
    }

    /**
     * Notes the role that a linked user was last seen with, and when, unless that was noted of late; that is no change of
     * the record, so its version stays.
     */
    void noteSight(UUID id, Role role, Instant now, Duration grain) {
        getEntityManager()
                .createNativeQuery("""
                        update app_user set role = :role, last_login_at = :now
                        where id = :id and (role <> :role or last_login_at is null or last_login_at < :before)""")
                .setParameter("role", role.text())
                .setParameter("now", now)
                .setParameter("id", id)
                .setParameter("before", now.minus(grain))
                .executeUpdate();
    }

    /** Notes a login; that is no change of the record, so its version stays. */
    void noteLogin(UUID id, Instant now) {
        getEntityManager()
                .createNativeQuery("update app_user set last_login_at = :now where id = :id")
                .setParameter("now", now)
                .setParameter("id", id)
                .executeUpdate();
    }
}
