package org.masthead.http.list;

import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.masthead.http.problem.ProblemException;
import org.masthead.http.problem.ProblemType;

/** Reads {@code locale}. */
public final class LocaleReader {

    private LocaleReader() {}

    /**
     * The locale that a parameter names, as it is kept; empty where it names none.
     *
     * @throws ProblemException UNKNOWN_PARAMETER for what is no locale
     */
    public static Optional<String> of(@Nullable String text) {
        return Optional.ofNullable(text)
                .filter(tag -> !tag.isEmpty())
                .map(tag -> canonical(tag)
                        .orElseThrow(() -> ProblemException.of(
                                ProblemType.UNKNOWN_PARAMETER, "locale", "`locale` must be a BCP 47 tag")));
    }

    /** A BCP 47 tag (RFC 5646 §4.5) in its canonical form, such as {@code zh-Hans}; empty for what is none. */
    public static Optional<String> canonical(String tag) {
        try {
            return Optional.of(new Locale.Builder().setLanguageTag(tag).build().toLanguageTag());
        } catch (IllformedLocaleException e) {
            return Optional.empty();
        }
    }
}
