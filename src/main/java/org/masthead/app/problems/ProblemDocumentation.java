package org.masthead.app.problems;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The text of {@code docs/problems.md}: whole, and by section. A section is headed by the slug of its problem type. */
@Singleton
class ProblemDocumentation {

    private static final String FILE = "docs/problems.md";
    private static final String HEADING = "## ";

    private final String whole;
    private final Map<String, String> sections = new LinkedHashMap<>();

    ProblemDocumentation() {
        whole = read();
        for (String part : whole.split("(?m)^(?=" + HEADING + ")", -1)) {
            if (part.startsWith(HEADING)) {
                String slug = part.lines().findFirst().orElseThrow().substring(HEADING.length());
                sections.put(slug, part.substring(1).strip() + "\n");
            }
        }
    }

    /** All of it, as Markdown. */
    String whole() {
        return whole;
    }

    /** The section of a problem type, as Markdown with the heading of a page. */
    Optional<String> section(String slug) {
        return Optional.ofNullable(sections.get(slug));
    }

    private static String read() {
        try (InputStream file = ProblemDocumentation.class.getClassLoader().getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is not on the class path");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
