package org.masthead.http.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

    private static final List<String> NAMES = List.of("tag", "title", "date", "hasUnpublishedChanges", "id");

    @ParameterizedTest
    @CsvSource({
        "tga, tag",
        "tags, tag",
        "titel, title",
        "TITLE, title",
        "dat, date",
        "hasUnpublishedChange, hasUnpublishedChanges",
        "hasUnpublshedChnages, hasUnpublishedChanges"
    })
    void isTheNameAClientProbablyMeant(String given, String meant) {
        assertThat(Nearest.to(given, NAMES)).contains(meant);
    }

    @Test
    void isNoneWhereNothingIsNear() {
        assertThat(Nearest.to("password", NAMES)).isEmpty();
        assertThat(Nearest.to("", NAMES)).isEmpty();
        assertThat(Nearest.to("t".repeat(10_000), NAMES)).isEmpty();
        assertThat(Nearest.to("tag", List.of())).isEmpty();
    }

    @Test
    void isTheFirstOfTheAlphabetAmongEquals() {
        assertThat(Nearest.to("bat", List.of("rat", "cat"))).contains("cat");
    }

    @Test
    void isAsASentenceForPeople() {
        assertThat(Nearest.suggestion("tga", NAMES)).isEqualTo("; did you mean `tag`?");
        assertThat(Nearest.suggestion("password", NAMES)).isEmpty();
    }
}
