package org.masthead.asset.media;

import io.vertx.core.MultiMap;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.masthead.asset.image.Fit;
import org.masthead.asset.image.ImageFacts;
import org.masthead.asset.image.ImageType;
import org.masthead.asset.image.Variant;
import org.masthead.http.problem.Nearest;
import org.masthead.http.problem.ProblemException;
import org.masthead.http.problem.ProblemType;
import org.masthead.http.problem.Violations;

/**
 * What a request asks of an image: {@code ?w=&h=&fit=&format=&q=}. Nothing at all is the original.
 *
 * @param width as it was asked for
 * @param height as it was asked for
 * @param format none for {@code auto}
 * @param quality as it was asked for
 */
record MediaQuery(
        @Nullable Integer width,
        @Nullable Integer height,
        Fit fit,
        Optional<ImageType> format,
        @Nullable Integer quality) {

    private static final int MAX_SIDE = 100_000;
    private static final int MAX_QUALITY = 100;
    private static final Set<String> NAMES = new TreeSet<>(List.of("w", "h", "fit", "format", "q"));
    private static final Map<String, Fit> FITS = Arrays.stream(Fit.values())
            .collect(Collectors.toMap(
                    fit -> fit.name().toLowerCase(Locale.ROOT), fit -> fit, (a, b) -> a, TreeMap::new));
    private static final Map<String, Optional<ImageType>> FORMATS = new TreeMap<>(Map.of(
            "auto", Optional.empty(),
            "jpeg", Optional.of(ImageType.JPEG),
            "png", Optional.of(ImageType.PNG),
            "webp", Optional.of(ImageType.WEBP)));

    /**
     * What the query says; nothing where there is none.
     *
     * @throws ProblemException UNKNOWN_PARAMETER with all violations
     */
    static Optional<MediaQuery> of(MultiMap parameters) {
        if (parameters.isEmpty()) {
            return Optional.empty();
        }
        Violations wrong = new Violations();
        parameters.names().stream()
                .filter(name -> !NAMES.contains(name))
                .forEach(name -> wrong.add(
                        name,
                        "unknown-parameter",
                        "unknown parameter `" + name + "`" + Nearest.suggestion(name, NAMES)));
        parameters.names().stream()
                .filter(name -> parameters.getAll(name).size() > 1)
                .forEach(name -> wrong.add(name, "value", "`" + name + "` stands once"));
        MediaQuery query = new MediaQuery(
                number("w", parameters, MAX_SIDE, wrong),
                number("h", parameters, MAX_SIDE, wrong),
                choice("fit", parameters, FITS, Fit.COVER, wrong),
                choice("format", parameters, FORMATS, Optional.empty(), wrong),
                number("q", parameters, MAX_QUALITY, wrong));
        if (!wrong.list().isEmpty()) {
            throw ProblemException.of(ProblemType.UNKNOWN_PARAMETER, wrong.list());
        }
        return Optional.of(query);
    }

    private static @Nullable Integer number(String name, MultiMap parameters, int most, Violations wrong) {
        @Nullable String text = parameters.get(name);
        if (text == null || text.isEmpty()) {
            return null;
        }
        if (text.matches("\\d{1,6}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= most) {
            return Integer.valueOf(text);
        }
        wrong.add(name, "range", "`" + name + "` is a whole number from 1 to " + most);
        return null;
    }

    private static <T> T choice(
            String name, MultiMap parameters, Map<String, T> allowed, T otherwise, Violations wrong) {
        @Nullable String text = parameters.get(name);
        if (text == null || text.isEmpty()) {
            return otherwise;
        }
        @Nullable T chosen = allowed.get(text);
        if (chosen == null) {
            String message = "`" + name + "` is one of " + String.join(", ", allowed.keySet())
                    + Nearest.suggestion(text, allowed.keySet());
            wrong.add(name, "value", message);
            return otherwise;
        }
        return chosen;
    }

    /** Whether what is served hangs on the request's {@code Accept}. */
    boolean isNegotiated() {
        return format.isEmpty();
    }

    /** The variant, for one who takes WebP or who does not. */
    Variant variant(ImageFacts facts, boolean webp) {
        ImageType otherwise = facts.transparent() ? ImageType.PNG : ImageType.JPEG;
        return Variant.of(width, height, fit, format.orElse(webp ? ImageType.WEBP : otherwise), quality);
    }
}
