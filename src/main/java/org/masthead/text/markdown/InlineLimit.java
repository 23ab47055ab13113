package org.masthead.text.markdown;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.internal.InlineParserImpl;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.InlineParser;
import org.commonmark.parser.InlineParserContext;
import org.commonmark.parser.SourceLine;
import org.commonmark.parser.SourceLines;

/**
 * Keeps emphasis and images from nesting so deep that the parser, which recurses, runs out of stack, and unclosed marks
 * from making it look through the whole paragraph again for each of them.
 *
 * <p>A paragraph with more than {@value #MAX_MARKS} such {@linkplain InlineMarks marks} is parsed in groups of lines that
 * have fewer; a line that has more by itself is text. The parser of commonmark-java has no public constructor outside
 * its internal package, and no limit of its own.
 */
final class InlineLimit implements InlineParser {
    private static final int MAX_MARKS = 1_000;

    private final InlineParser parser;

    InlineLimit(InlineParserContext context) {
        this.parser = new InlineParserImpl(context);
    }

    @Override
    public void parse(SourceLines lines, Node block) {
        List<SourceLine> group = new ArrayList<>();
        int marks = 0;
        for (SourceLine line : lines.getLines()) {
            int more = InlineMarks.count(line.getContent());
            if (marks + more > MAX_MARKS) {
                parseGroup(group, block);
                marks = 0;
            }
            if (more > MAX_MARKS) {
                startLine(block);
                block.appendChild(new Text(line.getContent().toString()));
            } else {
                group.add(line);
                marks += more;
            }
        }
        parseGroup(group, block);
    }

    private void parseGroup(List<SourceLine> group, Node block) {
        if (!group.isEmpty()) {
            startLine(block);
            parser.parse(SourceLines.of(List.copyOf(group)), block);
            group.clear();
        }
    }

    private static void startLine(Node block) {
        if (block.getLastChild() != null) {
            block.appendChild(new SoftLineBreak());
        }
    }
}
