package org.masthead.transfer;

import java.util.Arrays;
import org.masthead.http.list.FieldType;
import org.masthead.http.list.ListGrammar;
import org.masthead.http.list.ListGrammar.Surface;
import org.masthead.transfer.document.Outcome;

/** What a client may ask of the lists of imports and of their files. */
public final class ImportList {

    /** The list of imports. */
    public static final ListGrammar JOBS = ListGrammar.of(Surface.ADMIN, "imports", ImportSummary.class)
            .field("id", FieldType.UUID)
            .filter("status", FieldType.TEXT, ImportStatus.names())
            .sort("createdAt")
            .defaultSort("-createdAt")
            .build();

    /** The list of the files of one import. */
    public static final ListGrammar FILES = ListGrammar.of(Surface.ADMIN, "files", ImportFileView.class)
            .field("id", FieldType.UUID)
            .filter(
                    "outcome",
                    FieldType.TEXT,
                    Arrays.stream(Outcome.values()).map(Outcome::text).toArray(String[]::new))
            .like("path")
            .defaultSort("path")
            .build();

    private ImportList() {}
}
