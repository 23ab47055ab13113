package org.masthead.audit;

import org.masthead.http.list.FieldType;
import org.masthead.http.list.ListGrammar;
import org.masthead.http.list.ListGrammar.Surface;

/** What a client may ask of the audit. */
public final class AuditList {

    /** The admin list. */
    public static final ListGrammar GRAMMAR = ListGrammar.of(Surface.ADMIN, "audit", AuditView.class)
            .range("at", FieldType.INSTANT)
            .filter("actorId", FieldType.UUID)
            .filter("action", FieldType.TEXT)
            .filter("objectType", FieldType.TEXT)
            .filter("objectId", FieldType.UUID)
            .filter("outcome", FieldType.TEXT, "done", "refused")
            .defaultSort("-at")
            .build();

    private AuditList() {}
}
