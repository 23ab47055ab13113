package org.masthead.access.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class PasswordsTest {

    private final Passwords passwords = new Passwords();

    @Test
    void aHashIsArgon2idAndMatchesItsPasswordAlone() {
        String hash = passwords.hash("correct horse");

        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(passwords.match("correct horse", Optional.of(hash))).isTrue();
        assertThat(passwords.match("Correct horse", Optional.of(hash))).isFalse();
        assertThat(passwords.hash("correct horse")).isNotEqualTo(hash);
    }

    /** Made by another implementation, password4j 1.8.4. */
    @Test
    void aHashOfOldStillMatches() {
        String hash =
                "$argon2id$v=19$m=19456,t=2,p=1$c2l4dGVlbiBieXRlcyBvaw$3pkmtt3dJ+9kD5mgdY2dUr6kSejGkeFP7QmTeioXwDg";

        assertThat(passwords.match("云原生 correct horse \u00fc", Optional.of(hash)))
                .isTrue();
        assertThat(passwords.match("云原生 correct horse u", Optional.of(hash))).isFalse();
    }

    @Test
    void aLongPasswordCountsToItsLastCharacter() {
        String longest = "x".repeat(Passwords.MAX_LENGTH);
        String hash = passwords.hash(longest);

        assertThat(passwords.match(longest, Optional.of(hash))).isTrue();
        assertThat(passwords.match(longest.substring(1) + "y", Optional.of(hash)))
                .isFalse();
    }

    @Test
    void lettersCountAsTheSameHoweverTheyWereComposed() {
        String hash = passwords.hash("Zo\u00eb's password");

        assertThat(passwords.match("Zoe\u0308's password", Optional.of(hash))).isTrue();
    }

    @Test
    void nobodyHasNoPassword() {
        assertThat(passwords.match("anything", Optional.empty())).isFalse();
    }
}
