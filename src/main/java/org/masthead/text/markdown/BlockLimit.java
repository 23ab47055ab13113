package org.masthead.text.markdown;

import org.commonmark.internal.ParagraphParser;
import org.commonmark.node.Block;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.block.BlockParserFactory;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;
import org.jspecify.annotations.Nullable;

/**
 * Keeps quotes and lists from nesting deeper than {@value #MAX_DEPTH} blocks (an item of a list is two): from there on
 * a line is text, whatever it starts with. Parser and renderer recurse, and a line of {@code >} is cheap to write.
 *
 * <p>It also starts a new paragraph after {@value #MAX_LINES} lines that could have been something else, since the parser
 * looks through the whole paragraph at each. Holds the state of one document. The
 * parser of a paragraph is commonmark-java's own, from its internal package: no public one reads link definitions.
 */
final class BlockLimit implements BlockParserFactory {
    private static final int MAX_DEPTH = 64;
    private static final int MAX_LINES = 1_000;

    private @Nullable Block paragraph;
    private int lines;

    @Override
    public BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
        Block block = matched.getMatchedBlockParser().getBlock();
        boolean tooDeep = depthOf(block) > MAX_DEPTH;
        return tooDeep || isTooLong(block)
                ? BlockStart.of(new ParagraphParser()).atIndex(state.getNextNonSpaceIndex())
                : BlockStart.none();
    }

    private boolean isTooLong(Block block) {
        if (!(block instanceof Paragraph)) {
            return false;
        }
        lines = block.equals(paragraph) ? lines + 1 : 1;
        paragraph = block;
        return lines > MAX_LINES;
    }

    /** How many blocks it stands in, itself counted where it can hold others. */
    private static int depthOf(Block block) {
        int depth = block instanceof Paragraph ? 0 : 1;
        for (Node node = block.getParent(); node != null; node = node.getParent()) {
            depth++;
        }
        return depth;
    }
}
