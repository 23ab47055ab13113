package org.masthead.text.markdown;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;

/**
 * Hugo's {@code <!--more-->}, the end of the excerpt, on its way through the sanitiser, which drops comments: the first
 * one that is HTML, not code, is swapped for a sign that is no character and cannot stand in a source.
 */
final class ExcerptMarker {
    /** U+FDD0, a noncharacter that Unicode leaves for use inside a program. */
    static final char SIGN = '\ufdd0';

    private static final Pattern MORE = Pattern.compile("<!--\\s{0,10}more\\s{0,10}-->");

    private ExcerptMarker() {}

    static String withoutSigns(String source) {
        return source.indexOf(SIGN) < 0 ? source : source.replace(String.valueOf(SIGN), "");
    }

    static void place(Node document) {
        document.accept(new Placing());
    }

    /** Swaps the first marker met in document order. */
    private static final class Placing extends AbstractVisitor {
        private boolean placed;

        @Override
        public void visit(HtmlBlock block) {
            block.setLiteral(swapped(block.getLiteral()));
        }

        @Override
        public void visit(HtmlInline inline) {
            inline.setLiteral(swapped(inline.getLiteral()));
        }

        private String swapped(String html) {
            if (placed) {
                return html;
            }
            Matcher marker = MORE.matcher(html);
            if (!marker.find()) {
                return html;
            }
            placed = true;
            return html.substring(0, marker.start()) + SIGN + html.substring(marker.end());
        }
    }
}
