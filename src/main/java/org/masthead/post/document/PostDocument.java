package org.masthead.post.document;

import java.time.ZoneId;
import org.masthead.http.problem.ProblemException;
import org.masthead.http.problem.ProblemType;
import org.masthead.hugo.HugoDocument;
import org.masthead.hugo.MalformedDocumentException;
import org.masthead.post.PostDraft;

/**
 * A post as one document of Hugo's: front matter and Markdown.
 *
 * <p>What is written and laid over the post again changes nothing; and what was laid over it is written as it came, byte
 * by byte, until something else changes the post.
 */
final class PostDocument {

    private final ZoneId zone;

    /**
     * @param zone of dates that are written without an offset
     */
    PostDocument(ZoneId zone) {
        this.zone = zone;
    }

    /**
     * The document of what a post holds: its source with the keys set whose fields have changed since, so that all else
     * keeps its bytes; without a source a new one, in YAML.
     *
     * @throws ProblemException NOT_ACCEPTABLE where its front matter would be too large
     */
    public byte[] write(StoredPost post) {
        return document(post).bytes();
    }

    /**
     * The draft that a document means for a post. What the document says otherwise than the one that {@link #write} gives
     * is taken from it; what is not there any more is cleared. All else stays as it is: so do the slug and the date of a
     * document without, and the status whatever it says.
     *
     * @param draft would write the post as it is
     * @throws ProblemException MALFORMED_REQUEST with the members {@code line} and {@code column}, where they are known
     */
    public PostDraft read(byte[] document, StoredPost post, PostDraft draft) {
        HugoDocument said = parsed(document);
        HugoDocument before = HugoDocument.parse(write(post));
        return new DocumentMerge(post, draft, zone).draft(said, before);
    }

    private HugoDocument document(StoredPost post) {
        try {
            return new DocumentWriter(post, zone).document();
        } catch (MalformedDocumentException e) {
            throw new ProblemException(
                    ProblemType.NOT_ACCEPTABLE, "The post cannot be shown as a document. " + e.getMessage());
        }
    }

    private static HugoDocument parsed(byte[] document) {
        try {
            return HugoDocument.parse(document);
        } catch (MalformedDocumentException e) {
            ProblemException problem =
                    new ProblemException(ProblemType.MALFORMED_REQUEST, String.valueOf(e.getMessage()));
            if (e.line() > 0) {
                problem = problem.with("line", e.line()).with("column", e.column());
            }
            throw problem;
        }
    }
}
