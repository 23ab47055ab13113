package org.masthead.asset.upload;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.masthead.asset.AssetDraft;
import org.masthead.asset.AssetService;
import org.masthead.asset.AssetService.Kept;
import org.masthead.asset.image.ImageFacts;
import org.masthead.http.problem.ProblemException;
import org.masthead.http.problem.ProblemType;
import org.masthead.http.problem.Violation;
import org.masthead.outbound.DownloadLimits;
import org.masthead.outbound.OutboundClient;
import org.masthead.outbound.OutboundException;

/** Fetches images from the addresses that editors name, and makes assets of them. Not for a transaction. */
@Singleton
public class RemoteImages {

    /** Images fetched at a time; who comes beyond that is asked to come again. */
    private static final int MAX_AT_ONCE = 8;

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final DownloadLimits LIMITS = new DownloadLimits(
            ImageFacts.MAX_BYTES, PATIENCE, "image/webp,image/png,image/jpeg,image/gif,image/*;q=0.5");

    /** Characters that browsers encode where an address holds them (WHATWG URL §4.4). */
    private static final Pattern NOT_OF_ADDRESSES = Pattern.compile("[ \"<>\\\\^`{|}]|%(?![0-9A-Fa-f]{2})");

    private final OutboundClient client;
    private final UploadService uploads;
    private final TemporaryFiles files;
    private final Semaphore slots = new Semaphore(MAX_AT_ONCE);

    RemoteImages(OutboundClient client, UploadService uploads, TemporaryFiles files) {
        this.client = client;
        this.uploads = uploads;
        this.files = files;
    }

    /**
     * Makes an asset of what is at an address.
     *
     * @param said what is said of it; without a name it is called as the address ends
     * @throws ProblemException VALIDATION_FAILED where the address gives nothing, and as for an upload
     */
    public Kept fetch(String address, AssetDraft said) {
        AssetService.check(said);
        if (!slots.tryAcquire()) {
            throw new ProblemException(ProblemType.UNAVAILABLE, "Too many images are being fetched; try again soon.");
        }
        try {
            Path target = files.next();
            try {
                URI from = client.download(uri(address), target, LIMITS).address();
                SentFile file = SentFile.of(target, null, null);
                return uploads.upload(List.of(new Upload(file, said.named(name(from)), "url")))
                        .get(0);
            } finally {
                files.delete(target);
            }
        } catch (ProblemException refusal) {
            throw ofFetched(refusal);
        } catch (OutboundException unreached) {
            String code = unreached.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
            throw refused(code, unreached.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            slots.release();
        }
    }

    /** What people copy from a browser may hold what no address can. */
    private static URI uri(String address) {
        try {
            return new URI(NOT_OF_ADDRESSES
                    .matcher(address)
                    .replaceAll(found -> "%%%02X".formatted((int) found.group().charAt(0))));
        } catch (URISyntaxException e) {
            throw refused("format", "`url` is no address");
        }
    }

    /** What is wrong with the bytes is wrong with the address that the request gave, not with the request's own body. */
    private static ProblemException ofFetched(ProblemException refusal) {
        return switch (refusal.type()) {
            case UNSUPPORTED_MEDIA_TYPE -> refused("not-an-image", refusal.detail());
            case BODY_TOO_LARGE -> refused("too-large", refusal.detail());
            default -> refusal;
        };
    }

    private static ProblemException refused(String code, @Nullable String message) {
        return ProblemException.of(
                ProblemType.VALIDATION_FAILED, List.of(new Violation("url", code, String.valueOf(message))));
    }

    /** The last part of a path, where it can be a name. */
    private static @Nullable String name(URI address) {
        String path = address.getRawPath() == null ? "" : address.getRawPath();
        try {
            String name = URLDecoder.decode(
                    path.substring(path.lastIndexOf('/') + 1).replace("+", "%2B"), StandardCharsets.UTF_8);
            AssetService.check(AssetDraft.NOTHING.named(name));
            return name;
        } catch (IllegalArgumentException | ProblemException unfit) {
            return null;
        }
    }
}
