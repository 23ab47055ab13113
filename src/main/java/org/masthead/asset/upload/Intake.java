package org.masthead.asset.upload;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.masthead.asset.AssetContent;
import org.masthead.asset.image.ImageFacts;
import org.masthead.asset.image.ImageRefusedException;
import org.masthead.asset.image.ImageRefusedException.Reason;
import org.masthead.asset.image.Impression;
import org.masthead.asset.image.structure.ImageStructure;
import org.masthead.asset.storage.BlobKey;
import org.masthead.asset.storage.BlobStore;
import org.masthead.asset.work.ImageWork;
import org.masthead.http.problem.ProblemException;
import org.masthead.http.problem.ProblemType;
import org.masthead.http.problem.Violation;

/**
 * Makes of a file that was sent what is kept of it: looked through before a pixel is decoded, upright, in sRGB, without
 * metadata. What it makes is put into the store when nothing of the request is refused any more; a row that names it comes
 * after, so that no row is ever without its bytes.
 */
@Singleton
class Intake {

    private final ImageWork work;
    private final BlobStore store;
    private final TemporaryFiles files;

    Intake(ImageWork work, BlobStore store, TemporaryFiles files) {
        this.work = work;
        this.store = store;
        this.files = files;
    }

    /**
     * Takes a file in. Not for a transaction: it decodes.
     *
     * @param kept where the bytes that are kept are put
     * @param field what the file is called in the request
     * @throws ProblemException VALIDATION_FAILED, BODY_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE, UNAVAILABLE
     */
    AssetContent take(SentFile sent, Path kept, String field) {
        try {
            return work.call(() -> content(sent, kept));
        } catch (ImageRefusedException refused) {
            throw problem(refused, field);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private AssetContent content(SentFile sent, Path kept) throws IOException, ImageRefusedException {
        ImageFacts facts = ImageStructure.clean(sent.path(), kept);
        checkClaim(sent, facts);
        if (!work.engine().reads(facts.type())) {
            throw new ImageRefusedException(
                    Reason.NOT_AN_IMAGE,
                    "This service has no decoder for " + facts.type() + "; send JPEG, PNG, GIF or WebP.");
        }
        ImageFacts stored = facts.isPlain() && facts.type().isKept() ? facts : normalised(sent.path(), facts, kept);
        Impression impression = Impression.of(work.engine().sample(kept, stored));
        String hash = SentFile.of(kept, null, null).hash();
        long size = Files.size(kept);
        return new AssetContent(
                sent.hash(),
                hash,
                stored.type(),
                size,
                stored.width(),
                stored.height(),
                stored.frames(),
                stored.transparent(),
                impression.color(),
                impression.thumbHash(),
                impression.placeholder());
    }

    /**
     * Puts what was taken in into the store. The store may take a file over; the one that is kept stays for whoever finds
     * that a sweep came between.
     *
     * @throws ProblemException STORE_FULL, UNAVAILABLE
     */
    void store(AssetContent content, Path kept) {
        try {
            Path given = files.next();
            try {
                Files.copy(kept, given);
                store.put(BlobKey.original(content.hash()), given);
            } finally {
                files.delete(given);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ImageFacts normalised(Path sent, ImageFacts facts, Path kept) throws IOException, ImageRefusedException {
        Path upright = files.next();
        try {
            work.engine().normalise(sent, facts, upright);
            return ImageStructure.clean(upright, kept);
        } finally {
            files.delete(upright);
        }
    }

    private static void checkClaim(SentFile sent, ImageFacts facts) {
        if (sent.claimed().isPresent()
                && !sent.claimed().get().equals(facts.type().contentType())) {
            throw new ProblemException(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE,
                    "The Content-Type says " + sent.claimed().get() + ", but the bytes are "
                            + facts.type().contentType() + ".");
        }
    }

    private static ProblemException problem(ImageRefusedException refused, String field) {
        return switch (refused.reason()) {
            case NOT_AN_IMAGE -> new ProblemException(ProblemType.UNSUPPORTED_MEDIA_TYPE, refused.getMessage());
            case TOO_LARGE -> new ProblemException(ProblemType.BODY_TOO_LARGE, refused.getMessage());
            default -> {
                String code = refused.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
                yield ProblemException.of(
                        ProblemType.VALIDATION_FAILED, List.of(new Violation(field, code, refused.getMessage())));
            }
        };
    }
}
