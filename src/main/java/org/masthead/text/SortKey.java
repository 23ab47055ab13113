package org.masthead.text;

import com.ibm.icu.text.Collator;
import com.ibm.icu.util.ULocale;
import java.util.Arrays;

/**
 * The bytes by which text is put in order, whatever the database's locale: the collation key of the root collation of
 * Unicode CLDR (UTS #10), for a {@code bytea} column.
 *
 * <p>It looks at the first {@value #MAX_TEXT} UTF-16 units and keeps {@value #MAX_KEY} bytes, which fits a row of a
 * B-tree index (2,704 bytes); texts alike that far tie. Thread-safe.
 */
public final class SortKey {
    private static final int MAX_TEXT = 300;
    private static final int MAX_KEY = 1_024;

    /** Frozen, and so safe to share (ICU locks inside). */
    private static final Collator ROOT = Collator.getInstance(ULocale.ROOT).freeze();

    private SortKey() {}

    public static byte[] of(String text) {
        String head = text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT);
        byte[] key = ROOT.getCollationKey(head).toByteArray();
        return key.length <= MAX_KEY ? key : Arrays.copyOf(key, MAX_KEY);
    }
}
