package org.masthead.text.markdown.written;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Range;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * Finds where a source has the addresses of its pictures, which is behind their words (CommonMark 0.31 §6.4), in a definition
 * that they refer to (§4.7), or in HTML. What is found reads as the address, escapes undone; what is written in a way that
 * nobody writes it is not found.
 */
public final class WrittenAddresses {

    private static final Pattern ESCAPE =
            Pattern.compile("\\\\([!-/:-@\\[-`{-~])|&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,40});");

    private static final Pattern SPACE = Pattern.compile("\\s+");

    private final String source;
    private final Map<String, LinkReferenceDefinition> definitions = new HashMap<>();

    /** Those of a document that was parsed from a source with the places of its blocks and inlines. */
    public WrittenAddresses(String source, Node document) {
        this.source = source;
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(LinkReferenceDefinition definition) {
                definitions.putIfAbsent(normalised(definition.getLabel()), definition);
            }
        });
    }

    /** The first of two definitions counts, whatever the case and the spaces of its label. */
    private static String normalised(String label) {
        return SPACE.matcher(label.strip())
                .replaceAll(" ")
                .toLowerCase(Locale.ROOT)
                .toUpperCase(Locale.ROOT);
    }

    /** Where the address of a picture of Markdown is. */
    public @Nullable Stretch of(Image image) {
        @Nullable Stretch all = stretch(image);
        if (all == null) {
            return null;
        }
        @Nullable Stretch last = image.getLastChild() == null ? null : stretch(image.getLastChild());
        int closed = source.indexOf(']', last == null ? all.start() : last.end());
        if (closed < 0 || closed >= all.end()) {
            return null;
        }
        return source.startsWith("](", closed)
                ? address(closed + 2, all.end() - 1, image.getDestination())
                : defined(all, closed, image.getDestination());
    }

    private @Nullable Stretch defined(Stretch image, int closed, String address) {
        String words = source.substring(Math.min(image.start() + 2, closed), closed);
        String label = closed + 3 < image.end() ? source.substring(closed + 2, image.end() - 1) : words;
        @Nullable LinkReferenceDefinition definition = definitions.get(normalised(label));
        @Nullable Stretch all = definition == null ? null : stretch(definition);
        if (definition == null || all == null) {
            return null;
        }
        int named = source.indexOf("]:", all.start() + 1 + definition.getLabel().length());
        return named < 0 ? null : address(named + 2, all.end(), address);
    }

    /** The address that begins there behind spaces, if it reads so. */
    private @Nullable Stretch address(int from, int to, String address) {
        int start = from;
        while (start < to && Character.isWhitespace(source.charAt(start))) {
            start++;
        }
        boolean bracketed = start < to && source.charAt(start) == '<';
        start += bracketed ? 1 : 0;
        int end = start;
        while (end < to && !(bracketed ? source.charAt(end) == '>' : Character.isWhitespace(source.charAt(end)))) {
            end += source.charAt(end) == '\\' ? 2 : 1;
        }
        String written = source.substring(Math.min(start, to), Math.min(end, to));
        return ESCAPE.matcher(written).replaceAll(WrittenAddresses::unescaped).equals(address)
                ? new Stretch(start, end)
                : null;
    }

    private static String unescaped(MatchResult escape) {
        return Matcher.quoteReplacement(
                escape.group(1) == null ? Parser.unescapeEntities(escape.group(), false) : escape.group(1));
    }

    private static @Nullable Stretch stretch(Node node) {
        List<SourceSpan> spans = node.getSourceSpans();
        if (spans.isEmpty()) {
            return null;
        }
        SourceSpan last = spans.get(spans.size() - 1);
        return new Stretch(spans.get(0).getInputIndex(), last.getInputIndex() + last.getLength());
    }

    /** Where the address of a picture of HTML is, that was read from a node of the document. */
    public @Nullable Stretch of(Element picture, Node node) {
        Range value = picture.attributes().sourceRange("src").valueRange();
        List<SourceSpan> lines = node.getSourceSpans();
        int line = value.start().lineNumber();
        if (!value.isTracked() || line < 1 || line > lines.size()) {
            return null;
        }
        int start = lines.get(line - 1).getInputIndex() + value.start().columnNumber() - 1;
        int end = start + value.end().pos() - value.start().pos();
        return start >= 0
                        && end <= source.length()
                        && Parser.unescapeEntities(source.substring(start, end), true)
                                .equals(picture.attr("src"))
                ? new Stretch(start, end)
                : null;
    }
}
