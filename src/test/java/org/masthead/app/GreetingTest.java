package org.masthead.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class GreetingTest {

    @Test
    void saysWhereEverythingIs() {
        Greeting greeting = new Greeting("https://cms.example.com/", Path.of("/srv/data"), Duration.ofMillis(2950));

        assertThat(greeting.lines())
                .containsExactly(
                        "Masthead is ready after 3.0 s",
                        "API            https://cms.example.com/api/v1",
                        "Documentation  https://cms.example.com/docs",
                        "Data folder    " + Path.of("/srv/data").toAbsolutePath());
    }
}
