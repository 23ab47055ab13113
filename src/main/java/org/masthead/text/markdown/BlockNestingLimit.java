package org.masthead.text.markdown;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.Block;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.InlineParser;
import org.commonmark.parser.SourceLine;
import org.commonmark.parser.SourceLines;
import org.commonmark.parser.block.AbstractBlockParser;
import org.commonmark.parser.block.BlockContinue;
import org.commonmark.parser.block.BlockParser;
import org.commonmark.parser.block.BlockParserFactory;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;

/**
 * Keeps quotes and lists from nesting deeper than {@value #MAX_DEPTH} blocks (an item of a list is two): from there on
 * a line is text, whatever it starts with. Parser and renderer recurse, and a line of {@code >} is cheap to write.
 */
final class BlockNestingLimit implements BlockParserFactory {
    private static final int MAX_DEPTH = 64;

    @Override
    public BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
        BlockParser container = matched.getMatchedBlockParser();
        if (container.isContainer() && depthOf(container.getBlock()) >= MAX_DEPTH) {
            return BlockStart.of(new TextLine()).atIndex(state.getNextNonSpaceIndex());
        }
        return BlockStart.none();
    }

    private static int depthOf(Block block) {
        int depth = 0;
        for (Node node = block; node != null; node = node.getParent()) {
            depth++;
        }
        return depth;
    }

    /** A paragraph of one line that nothing interrupts. */
    private static final class TextLine extends AbstractBlockParser {
        private final Paragraph block = new Paragraph();
        private final List<SourceLine> lines = new ArrayList<>();

        @Override
        public Block getBlock() {
            return block;
        }

        @Override
        public BlockContinue tryContinue(ParserState state) {
            return BlockContinue.none();
        }

        @Override
        public void addLine(SourceLine line) {
            lines.add(line);
        }

        @Override
        public void parseInlines(InlineParser inlineParser) {
            inlineParser.parse(SourceLines.of(lines), block);
        }
    }
}
