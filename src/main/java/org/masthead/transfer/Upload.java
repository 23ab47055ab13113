package org.masthead.transfer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;
import org.masthead.http.problem.ProblemException;
import org.masthead.http.problem.ProblemType;
import org.masthead.http.problem.Violation;
import org.masthead.transfer.archive.UnreadableUploadException;
import org.masthead.transfer.archive.UploadLimits;
import org.masthead.transfer.archive.UploadedFiles;

/**
 * What a client sent to be imported, looked over: a zip archive by its bytes, or a UTF-8 text named like a Markdown
 * document.
 *
 * @param file where the server put it for the time of the request
 * @param filename its name at the client's, without folders
 */
record Upload(Path file, String filename) {

    private static final int MAX_FILENAME = 255;

    /** @throws ProblemException VALIDATION_FAILED, BODY_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE */
    static Upload of(@Nullable FileUpload part) {
        if (part == null) {
            throw refused("required", "`file` is missing: send a Markdown document or a zip archive as that part");
        }
        Upload upload = new Upload(part.uploadedFile(), lastName(part.fileName()));
        try {
            upload.check(Files.size(part.uploadedFile()));
        } catch (UnreadableUploadException unreadable) {
            throw refused("archive", unreadable.reason());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return upload;
    }

    private void check(long size) throws UnreadableUploadException, IOException {
        if (size == 0) {
            throw refused("required", "`file` is empty");
        }
        if (size > UploadLimits.MAX_UPLOAD_BYTES) {
            throw new ProblemException(ProblemType.BODY_TOO_LARGE, "An upload has at most 256 MB.");
        }
        if (UploadedFiles.isArchive(file)) {
            UploadedFiles.check(file);
        } else if (!filename.toLowerCase(Locale.ROOT).matches(".+\\.(md|markdown|mdown)")) {
            throw new ProblemException(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE,
                    "`file` is neither a zip archive nor named like a Markdown document (.md, .markdown).");
        } else if (size > UploadLimits.MAX_DOCUMENT_BYTES) {
            throw new ProblemException(ProblemType.BODY_TOO_LARGE, "A document has at most 4 MB.");
        } else {
            checkText(Files.readAllBytes(file));
        }
    }

    private static void checkText(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
        } catch (CharacterCodingException e) {
            throw refused("not-utf-8", "`file` is not UTF-8 text; save the document as UTF-8");
        }
    }

    private static String lastName(@Nullable String given) {
        String name =
                given == null ? "" : given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        String shown = name.replaceAll("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]", "");
        // The end tells the kind.
        return shown.substring(shown.offsetByCodePoints(
                shown.length(), -Math.min(MAX_FILENAME, shown.codePointCount(0, shown.length()))));
    }

    private static ProblemException refused(String code, String message) {
        return ProblemException.of(ProblemType.VALIDATION_FAILED, List.of(new Violation("file", code, message)));
    }
}
