package org.masthead.text.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.commonmark.testutil.TestResources;
import org.commonmark.testutil.example.Example;
import org.commonmark.testutil.example.ExampleReader;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The examples of CommonMark 0.31.2, each rendered as the specification says, or listed here with the reason why not.
 *
 * <p>What is compared is what a browser reads: the tree, with addresses as they are resolved; without what we add to
 * each article, the anchors of headings and lazy loading.
 */
class CommonMarkTest {
    private static final List<Example> EXAMPLES = ExampleReader.readExamples(TestResources.getSpec());

    /** What may stand in an address as it is: RFC 3986 §2.2 and §2.3, less the brackets, and the escape sign. */
    private static final String PLAIN_IN_ADDRESSES =
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~:/?#@!$&'()*+,;=%";

    private static final Set<String> ADDRESSES = Set.of("href", "src");

    /** Why an article differs from an example, and what the example would be but for that. */
    private enum Reason {
        /** Raw HTML is sanitised: comments, elements and attributes that are not allowed are dropped. */
        RAW_HTML(CommonMarkTest::sanitised),
        /** An address has the scheme http, https, mailto or tel, or none; others are text. */
        SCHEME(CommonMarkTest::sanitised),
        /** A language's name has letters, digits and a few signs. */
        LANGUAGE(CommonMarkTest::sanitised),
        /** Bare addresses are links, as on GitHub. */
        BARE_ADDRESS(html -> html.replaceFirst("(?<=[ ;>])(https://[a-z./]+)(?=[ &<])", "<a href=\"$1\">$1</a>")
                .replaceFirst("(?<=[;>])(foo[+]?@bar[.]example[.]com)(?=[&<])", "<a href=\"mailto:$1\">$1</a>"));

        private final UnaryOperator<String> difference;

        Reason(UnaryOperator<String> difference) {
            this.difference = difference;
        }
    }

    private static final Map<Integer, Reason> DIFFERING = differing();

    private static Map<Integer, Reason> differing() {
        Map<Integer, Reason> reasons = new HashMap<>();
        list(reasons, Reason.RAW_HTML, 149, 150, 152, 153, 154, 163, 164, 169, 170, 171, 172, 173, 176, 177, 178, 179);
        list(reasons, Reason.RAW_HTML, 180, 182, 183, 190, 191, 201, 308, 309, 491, 524, 536, 613, 614, 615, 616, 617);
        list(reasons, Reason.RAW_HTML, 625, 626, 627, 628, 629, 642, 643);
        list(reasons, Reason.SCHEME, 500, 596, 598, 599, 601);
        list(reasons, Reason.LANGUAGE, 144);
        list(reasons, Reason.BARE_ADDRESS, 602, 606, 608, 611, 612);
        return reasons;
    }

    private static void list(Map<Integer, Reason> reasons, Reason reason, int... numbers) {
        IntStream.of(numbers).forEach(number -> reasons.put(number, reason));
    }

    static Stream<Arguments> agreeing() {
        return numbers(false).mapToObj(number -> arguments(number, section(number)));
    }

    static Stream<Arguments> differingOnes() {
        return numbers(true).mapToObj(number -> arguments(number, section(number), DIFFERING.get(number)));
    }

    private static IntStream numbers(boolean differing) {
        return IntStream.rangeClosed(1, EXAMPLES.size()).filter(number -> DIFFERING.containsKey(number) == differing);
    }

    private static String section(int number) {
        return EXAMPLES.get(number - 1).getSection();
    }

    private static String article(int number) {
        return Markdown.render(EXAMPLES.get(number - 1).getSource()).html();
    }

    /** Its arrows are tabs, of which the reader puts back those of the source alone. */
    private static String example(int number) {
        return EXAMPLES.get(number - 1).getHtml().replace('→', '\t');
    }

    private static String sanitised(String html) {
        return Sanitiser.sanitise(html, new ArticleWriter(1_000_000, address -> Map.of()))
                .rendered()
                .html();
    }

    private static String asRead(String html) {
        Document document = Jsoup.parseBodyFragment(html);
        document.outputSettings().prettyPrint(false);
        document.select("h1, h2, h3, h4, h5, h6").removeAttr("id");
        document.select("img").removeAttr("loading");
        document.body().getAllElements().forEach(CommonMarkTest::readAttributes);
        return document.body().html().strip();
    }

    private static void readAttributes(Element element) {
        Map<String, String> inOrder = new TreeMap<>();
        for (Attribute attribute : element.attributes()) {
            boolean address = ADDRESSES.contains(attribute.getKey());
            inOrder.put(attribute.getKey(), address ? resolved(attribute.getValue()) : attribute.getValue());
        }
        element.clearAttributes();
        inOrder.forEach(element::attr);
    }

    /** As WHATWG's URL Standard reads it: a backslash in a path is a slash, and what is no ASCII is escaped. */
    private static String resolved(String address) {
        String path = address.split("[?#]", 2)[0];
        String read = path.replace('\\', '/') + address.substring(path.length());
        StringBuilder escaped = new StringBuilder();
        for (byte unit : read.getBytes(StandardCharsets.UTF_8)) {
            escaped.append(PLAIN_IN_ADDRESSES.indexOf(unit) >= 0 ? "" + (char) unit : "%%%02X".formatted(unit));
        }
        return escaped.toString().replace("%28", "(").replace("%29", ")");
    }

    @Test
    void hasAllExamples() {
        assertThat(EXAMPLES).hasSize(652);
        assertThat(DIFFERING.keySet()).allSatisfy(number -> assertThat(number).isBetween(1, EXAMPLES.size()));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("agreeing")
    void rendersAsTheSpecificationSays(int number, String section) {
        assertThat(asRead(article(number)))
                .as("Example %d of %s", number, section)
                .isEqualTo(asRead(example(number)));
    }

    @ParameterizedTest(name = "{0}: {1}, {2}")
    @MethodSource("differingOnes")
    void rendersTheOthersWithTheListedDifferenceAlone(int number, String section, Reason reason) {
        String article = asRead(article(number));

        assertThat(article)
                .as("Example %d of %s, which agrees by now", number, section)
                .isNotEqualTo(asRead(example(number)));
        assertThat(article)
                .as("Example %d of %s, but for %s", number, section, reason)
                .isEqualTo(asRead(reason.difference.apply(example(number))));
    }
}
