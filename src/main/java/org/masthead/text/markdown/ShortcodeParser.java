package org.masthead.text.markdown;

import java.util.Set;
import org.commonmark.node.HtmlInline;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Position;
import org.commonmark.parser.beta.Scanner;

/**
 * Hugo's shortcodes, <code>{{&lt; … &gt;}}</code> and <code>{{% … %}}</code>, left as they were typed: no tag, emphasis
 * or link is found in them. At most {@value #MAX_LENGTH} characters long.
 */
final class ShortcodeParser implements InlineContentParser {
    private static final int MAX_LENGTH = 1_000;

    @Override
    public ParsedInline tryParse(InlineParserState state) {
        Scanner scanner = state.scanner();
        Position start = scanner.position();
        String end;
        if (scanner.next("{{<")) {
            end = ">}}";
        } else if (scanner.next("{{%")) {
            end = "%}}";
        } else {
            return ParsedInline.none();
        }
        for (int length = 0; length < MAX_LENGTH && scanner.hasNext(); length++) {
            if (scanner.next(end)) {
                String typed = scanner.getSource(start, scanner.position()).getContent();
                return ParsedInline.of(asHtml(typed), scanner.position());
            }
            scanner.next();
        }
        return ParsedInline.none();
    }

    /** As HTML, since the autolinks of text are looked for later. */
    private static HtmlInline asHtml(String typed) {
        HtmlInline html = new HtmlInline();
        html.setLiteral(typed.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
        return html;
    }

    /** Makes the parsers, one for each paragraph. */
    static final class Factory implements InlineContentParserFactory {
        @Override
        public Set<Character> getTriggerCharacters() {
            return Set.of('{');
        }

        @Override
        public InlineContentParser create() {
            return new ShortcodeParser();
        }
    }
}
