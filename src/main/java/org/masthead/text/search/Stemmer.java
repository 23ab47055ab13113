package org.masthead.text.search;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tartarus.snowball.SnowballStemmer;
import org.tartarus.snowball.ext.ArabicStemmer;
import org.tartarus.snowball.ext.ArmenianStemmer;
import org.tartarus.snowball.ext.BasqueStemmer;
import org.tartarus.snowball.ext.CatalanStemmer;
import org.tartarus.snowball.ext.DanishStemmer;
import org.tartarus.snowball.ext.DutchStemmer;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.EstonianStemmer;
import org.tartarus.snowball.ext.FinnishStemmer;
import org.tartarus.snowball.ext.FrenchStemmer;
import org.tartarus.snowball.ext.GermanStemmer;
import org.tartarus.snowball.ext.GreekStemmer;
import org.tartarus.snowball.ext.HindiStemmer;
import org.tartarus.snowball.ext.HungarianStemmer;
import org.tartarus.snowball.ext.IndonesianStemmer;
import org.tartarus.snowball.ext.IrishStemmer;
import org.tartarus.snowball.ext.ItalianStemmer;
import org.tartarus.snowball.ext.LithuanianStemmer;
import org.tartarus.snowball.ext.NepaliStemmer;
import org.tartarus.snowball.ext.NorwegianStemmer;
import org.tartarus.snowball.ext.PortugueseStemmer;
import org.tartarus.snowball.ext.RomanianStemmer;
import org.tartarus.snowball.ext.RussianStemmer;
import org.tartarus.snowball.ext.SpanishStemmer;
import org.tartarus.snowball.ext.SwedishStemmer;
import org.tartarus.snowball.ext.TurkishStemmer;

/** Snowball's stemmer of a language; a language without one stems nothing. Not thread-safe. */
final class Stemmer {

    private static final Map<String, Supplier<SnowballStemmer>> BY_LANGUAGE = Map.ofEntries(
            Map.entry("ar", ArabicStemmer::new),
            Map.entry("ca", CatalanStemmer::new),
            Map.entry("da", DanishStemmer::new),
            Map.entry("de", GermanStemmer::new),
            Map.entry("el", GreekStemmer::new),
            Map.entry("en", EnglishStemmer::new),
            Map.entry("es", SpanishStemmer::new),
            Map.entry("et", EstonianStemmer::new),
            Map.entry("eu", BasqueStemmer::new),
            Map.entry("fi", FinnishStemmer::new),
            Map.entry("fr", FrenchStemmer::new),
            Map.entry("ga", IrishStemmer::new),
            Map.entry("hi", HindiStemmer::new),
            Map.entry("hu", HungarianStemmer::new),
            Map.entry("hy", ArmenianStemmer::new),
            Map.entry("id", IndonesianStemmer::new),
            Map.entry("it", ItalianStemmer::new),
            Map.entry("lt", LithuanianStemmer::new),
            Map.entry("nb", NorwegianStemmer::new),
            Map.entry("ne", NepaliStemmer::new),
            Map.entry("nl", DutchStemmer::new),
            Map.entry("nn", NorwegianStemmer::new),
            Map.entry("no", NorwegianStemmer::new),
            Map.entry("pt", PortugueseStemmer::new),
            Map.entry("ro", RomanianStemmer::new),
            Map.entry("ru", RussianStemmer::new),
            Map.entry("sv", SwedishStemmer::new),
            Map.entry("tr", TurkishStemmer::new));

    private final @Nullable SnowballStemmer snowball;

    private Stemmer(@Nullable SnowballStemmer snowball) {
        this.snowball = snowball;
    }

    /** @param locale a BCP 47 tag, of which the language counts */
    static Stemmer of(String locale) {
        int end = locale.indexOf('-');
        Supplier<SnowballStemmer> make = BY_LANGUAGE.get(end < 0 ? locale : locale.substring(0, end));
        return new Stemmer(make == null ? null : make.get());
    }

    /** Whether a stem begins with the first two letters of its word, but for {@code i} and {@code y}. */
    boolean keepsTwoLetters() {
        return snowball == null || snowball instanceof EnglishStemmer;
    }

    /** What a word is indexed by beside its form, if that is another. */
    Optional<String> stem(Word word) {
        if (snowball == null || word.kind() != Word.Kind.WORD) {
            return Optional.empty();
        }
        snowball.setCurrent(word.cased());
        snowball.stem();
        String stem = WordForm.folded(snowball.getCurrent());
        return stem.isEmpty() || stem.equals(word.form()) ? Optional.empty() : Optional.of(stem);
    }
}
