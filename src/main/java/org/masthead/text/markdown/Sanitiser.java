package org.masthead.text.markdown;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.parser.StreamParser;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;
import org.owasp.html.HtmlSanitizer;

/**
 * Lets through of a piece of HTML what {@link AllowedHtml} allows.
 *
 * <p>jsoup reads it as a browser would (WHATWG HTML §13.2), the policy looks at each tag, and what it lets through is
 * written anew, so that nothing of the text of a tag survives. Tags deeper than {@value #MAX_DEPTH} are dropped, their
 * text is kept.
 */
final class Sanitiser implements NodeVisitor {
    private static final int MAX_DEPTH = 200;

    /** Bounds memory: a formatting tag left open is repeated in each paragraph after it. */
    private static final int MAX_ELEMENTS = 300_000;

    private final HtmlSanitizer.Policy policy;

    private Sanitiser(HtmlSanitizer.Policy policy) {
        this.policy = policy;
    }

    /**
     * Writes what is let through.
     *
     * @return the writer
     * @throws LimitExceededException where there are too many elements or the result is longer than the writer takes
     */
    static ArticleWriter sanitise(String html, ArticleWriter article) {
        HtmlSanitizer.Policy policy = AllowedHtml.POLICY.apply(article);
        policy.openDocument();
        NodeTraversor.traverse(
                new Sanitiser(policy), parse(html, Parser.htmlParser()).body());
        policy.closeDocument();
        return article;
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode text) {
            policy.text(text.getWholeText());
        } else if (node instanceof Element element && isLetThrough(depth)) {
            List<String> attributes = new ArrayList<>();
            for (Attribute attribute : element.attributes()) {
                attributes.add(attribute.getKey());
                attributes.add(attribute.getValue());
            }
            policy.openTag(element.normalName(), attributes);
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (node instanceof Element element && isLetThrough(depth)) {
            policy.closeTag(element.normalName());
        }
    }

    /** The body itself, at depth 0, is no part of the article. */
    private static boolean isLetThrough(int depth) {
        return depth > 0 && depth <= MAX_DEPTH;
    }

    /**
     * Reads HTML as a browser would; of each element is known where it stands.
     *
     * @throws LimitExceededException where there are too many elements
     */
    static Document located(String html) {
        return parse(html, Parser.htmlParser().setTrackPosition(true));
    }

    private static Document parse(String html, Parser reader) {
        try (StreamParser parser = new StreamParser(reader)) {
            parser.parse(html, "");
            int elements = 0;
            for (Iterator<Element> iterator = parser.iterator(); iterator.hasNext(); iterator.next()) {
                if (++elements > MAX_ELEMENTS) {
                    throw new LimitExceededException();
                }
            }
            return parser.document();
        }
    }
}
