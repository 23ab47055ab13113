package org.masthead.text.markdown;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.masthead.text.markdown.written.Stretch;
import org.masthead.text.markdown.written.WrittenAddresses;

/**
 * What stands where in a Markdown source, in its order: pictures, headings and links, those of raw HTML too.
 *
 * @param anchors ids of headings and footnotes, as the rendered page has them
 */
public record Survey(List<Part> parts, Set<String> anchors) {
    static final Survey NOTHING = new Survey(List.of(), Set.of());

    public Survey {
        parts = List.copyOf(parts);
        anchors = Set.copyOf(anchors);
    }

    /** A part of a source, and where it begins. */
    public sealed interface Part permits Picture, Title, Link {
        Place place();
    }

    /**
     * A place in a source.
     *
     * @param line from 1
     * @param column from 1, in UTF-16 units
     */
    public record Place(int line, int column) {}

    /**
     * A picture.
     *
     * @param alternative its words for those who do not see it; empty where it has none
     * @param written where the source has its address; null where another cannot be put there
     */
    public record Picture(
            Place place,
            String source,
            String alternative,
            @Nullable Stretch written) implements Part {}

    /**
     * A heading.
     *
     * @param level 1 to 6
     */
    public record Title(Place place, int level) implements Part {}

    /**
     * A link.
     *
     * @param destination as it was written, with escapes of Markdown and HTML undone
     */
    public record Link(Place place, String destination) implements Part {}

    /**
     * Surveys a document that was parsed with the places of its blocks and inlines.
     *
     * @param parsed what was parsed; null where that is not the source as it is
     */
    static Survey of(Node document, Set<String> anchors, @Nullable String parsed) {
        Surveyor surveyor = new Surveyor(parsed == null ? null : new WrittenAddresses(parsed, document));
        document.accept(surveyor);
        surveyor.parts.sort(Comparator.comparingInt((Part part) -> part.place().line())
                .thenComparingInt(part -> part.place().column()));
        return new Survey(surveyor.parts, anchors);
    }

    /** Walks through a document. What stands inside a picture is its words, no picture or link of its own. */
    private static final class Surveyor extends AbstractVisitor {
        /** Most raw HTML has none of these, and is not worth reading. */
        private static final Pattern TAG = Pattern.compile("(?i)<(img|image|a|h[1-6])[\\s/>]");

        private final @Nullable WrittenAddresses addresses;
        private final List<Part> parts = new ArrayList<>();

        Surveyor(@Nullable WrittenAddresses addresses) {
            this.addresses = addresses;
        }

        @Override
        public void visit(Image image) {
            Words words = new Words();
            image.accept(words);
            @Nullable Stretch written = addresses == null ? null : addresses.of(image);
            parts.add(new Picture(place(image, 1, 1), image.getDestination(), words.text.toString(), written));
        }

        @Override
        public void visit(org.commonmark.node.Link link) {
            parts.add(new Link(place(link, 1, 1), link.getDestination()));
            visitChildren(link);
        }

        @Override
        public void visit(org.commonmark.node.Heading heading) {
            parts.add(new Title(place(heading, 1, 1), heading.getLevel()));
            visitChildren(heading);
        }

        @Override
        public void visit(HtmlBlock block) {
            read(block.getLiteral(), block);
        }

        @Override
        public void visit(HtmlInline inline) {
            read(inline.getLiteral(), inline);
        }

        private void read(String html, Node node) {
            if (TAG.matcher(html).find()) {
                Sanitiser.located(html)
                        .select("img, a[href], h1, h2, h3, h4, h5, h6")
                        .forEach(element -> {
                            var start = element.sourceRange().start();
                            parts.add(part(element, place(node, start.lineNumber(), start.columnNumber()), node));
                        });
            }
        }

        private Part part(Element element, Place place, Node node) {
            String name = element.normalName().toLowerCase(Locale.ROOT);
            return switch (name) {
                case "img" ->
                    new Picture(
                            place,
                            element.attr("src"),
                            element.attr("alt"),
                            addresses == null ? null : addresses.of(element, node));
                case "a" -> new Link(place, element.attr("href"));
                default -> new Title(place, name.charAt(1) - '0');
            };
        }

        /** The place of a line and column of a node, both from 1; of one that has none, the place of what holds it. */
        private static Place place(Node node, int line, int column) {
            List<SourceSpan> spans = node.getSourceSpans();
            if (spans.isEmpty()) {
                @Nullable Node parent = node.getParent();
                return parent == null ? new Place(1, 1) : place(parent, 1, 1);
            }
            SourceSpan span = spans.get(Math.min(line, spans.size()) - 1);
            return new Place(span.getLineIndex() + 1, span.getColumnIndex() + column);
        }
    }

    /** The words of a picture, as the renderer reads them. */
    private static final class Words extends AbstractVisitor {
        private final StringBuilder text = new StringBuilder();

        @Override
        public void visit(Text part) {
            text.append(part.getLiteral());
        }

        @Override
        public void visit(SoftLineBreak lineBreak) {
            text.append('\n');
        }

        @Override
        public void visit(HardLineBreak lineBreak) {
            text.append('\n');
        }
    }
}
