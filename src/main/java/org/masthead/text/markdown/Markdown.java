package org.masthead.text.markdown;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.footnotes.FootnotesExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Markdown as the posts are written in it: CommonMark 0.31 with GitHub's tables, task lists, strikethrough and
 * autolinks, footnotes, anchors on headings, Hugo's {@code <!--more-->}, and HTML, which is sanitised.
 *
 * <p>Any source is rendered, in time that grows with its length: nesting, empty table cells and output are bounded, and
 * a source that goes past the bounds is shown as it was typed. Hugo's shortcodes stay text. Thread-safe.
 */
public final class Markdown {
    /** UTF-16 units: eight for each of the longest body. */
    private static final int MAX_RENDERED = 16 * 1024 * 1024;

    private static final Function<String, Map<String, String>> PLAIN = address -> Map.of();

    private static final List<Extension> EXTENSIONS = List.of(
            TablesExtension.create(),
            StrikethroughExtension.create(),
            TaskListItemsExtension.create(),
            FootnotesExtension.create(),
            AutolinkExtension.create());

    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .attributeProviderFactory(context -> Markdown::escapeBackslashes)
            .build();

    private Markdown() {}

    /** Renders a source, its pictures as they are addressed; never throws. */
    public static RenderedMarkdown render(String source) {
        return render(source, PLAIN);
    }

    /**
     * Renders a source; never throws.
     *
     * @param pictures attributes that an {@code img} of an address gets, in the place of its own; of width, height and
     *     alternative text the author's own words stay
     */
    public static RenderedMarkdown render(String source, Function<String, Map<String, String>> pictures) {
        try {
            Node document = parse(source, IncludeSourceSpans.NONE);
            ExcerptMarker.place(document);
            return article(document, pictures).rendered();
        } catch (LimitExceededException | StackOverflowError tooMuch) {
            return asTyped(source);
        }
    }

    /** Tells what stands where in a source; nothing of one that is shown as it was typed. Never throws. */
    public static Survey survey(String source) {
        try {
            Node document = parse(source, IncludeSourceSpans.BLOCKS_AND_INLINES);
            boolean asItIs = parsed(source).equals(source);
            return Survey.of(document, article(document, PLAIN).anchors(), asItIs ? source : null);
        } catch (LimitExceededException | StackOverflowError tooMuch) {
            return Survey.NOTHING;
        }
    }

    private static Node parse(String source, IncludeSourceSpans places) {
        return parser(places).parse(parsed(source));
    }

    private static String parsed(String source) {
        return TableLimit.apply(ExcerptMarker.withoutSigns(source));
    }

    private static ArticleWriter article(Node document, Function<String, Map<String, String>> pictures) {
        BoundedText html = new BoundedText(MAX_RENDERED);
        RENDERER.render(document, html);
        return Sanitiser.sanitise(html.toString(), new ArticleWriter(MAX_RENDERED, pictures));
    }

    /** One for each document, since {@link BlockLimit} counts. */
    private static Parser parser(IncludeSourceSpans places) {
        return Parser.builder()
                .includeSourceSpans(places)
                .customBlockParserFactory(new BlockLimit())
                .inlineParserFactory(InlineLimit::new)
                .customInlineContentParserFactory(new ShortcodeParser.Factory())
                .extensions(EXTENSIONS)
                .build();
    }

    /** Of addresses alone: a browser takes a bare one for a slash (WHATWG URL §4.4). */
    private static void escapeBackslashes(Node node, String tag, Map<String, String> attributes) {
        if (node instanceof Link || node instanceof Image) {
            attributes.computeIfPresent("href", (name, address) -> address.replace("\\", "%5C"));
            attributes.computeIfPresent("src", (name, address) -> address.replace("\\", "%5C"));
        }
    }

    private static RenderedMarkdown asTyped(String source) {
        ArticleWriter article = new ArticleWriter(Integer.MAX_VALUE, PLAIN);
        article.openTag("pre", List.of());
        article.text(ExcerptMarker.withoutSigns(source));
        article.closeTag("pre");
        article.closeDocument();
        return article.rendered();
    }
}
