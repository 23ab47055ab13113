package org.masthead.post.revision;

import org.masthead.http.list.ListGrammar;
import org.masthead.http.list.ListGrammar.Surface;

/** What a client may ask of the list of a post's revisions. */
public final class RevisionList {

    public static final ListGrammar GRAMMAR = ListGrammar.of(Surface.ADMIN, "revisions", RevisionView.class)
            .filter("kind", org.masthead.http.list.FieldType.TEXT, "save", "autosave", "restore", "import", "merge")
            .sort("number")
            .defaultSort("-number")
            .build();

    private RevisionList() {}
}
