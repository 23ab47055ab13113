package org.masthead.asset;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.masthead.access.Caller;
import org.masthead.access.CurrentCaller;
import org.masthead.asset.image.ImageType;
import org.masthead.asset.storage.BlobKey;
import org.masthead.asset.storage.BlobStore;
import org.masthead.event.EventLog;
import org.masthead.event.EventType;
import org.masthead.http.Conflict;
import org.masthead.http.WriteGuard;
import org.masthead.http.json.JsonBody;
import org.masthead.http.list.ListQuery;
import org.masthead.http.page.ListPage;
import org.masthead.http.problem.ProblemException;
import org.masthead.http.problem.ProblemType;
import org.masthead.http.problem.Violations;
import org.masthead.site.Ids;

/** Reads and writes assets: what is said of them, and which bytes are theirs. */
@Singleton
@Transactional
public class AssetService {

    /**
     * An asset that was sent.
     *
     * @param isNew false when an asset of the same bytes was there
     */
    public record Kept(AssetView asset, boolean isNew) {}

    /** What events call an asset. */
    public static final String TYPE = "asset";

    private final AssetRepository assets;
    private final AssetRights rights;
    private final BlobStore store;
    private final List<AssetUses> users;
    private final EventLog events;
    private final CurrentCaller callers;
    private final Ids ids;
    private final Clock clock;

    AssetService(
            AssetRepository assets,
            AssetRights rights,
            BlobStore store,
            @All List<AssetUses> users,
            EventLog events,
            CurrentCaller callers,
            Ids ids,
            Clock clock) {
        this.assets = assets;
        this.rights = rights;
        this.store = store;
        this.users = users;
        this.events = events;
        this.callers = callers;
        this.ids = ids;
        this.clock = clock;
    }

    ListPage<AssetView> list(ListQuery query) {
        return assets.page(query);
    }

    List<FolderView> folders() {
        return assets.folders();
    }

    /** @throws ProblemException NOT_FOUND */
    public AssetView get(UUID id) {
        return assets.view(id);
    }

    /** @throws ProblemException NOT_FOUND */
    public List<AssetUse> uses(UUID id) {
        assets.view(id);
        return rights.uses(id);
    }

    /** The asset that was made of bytes of this SHA-256, if there is one. */
    public Optional<AssetView> findBySource(String sourceHash) {
        return assets.findBySource(sourceHash);
    }

    /**
     * Makes an asset of each image that has come in, unless there is one of the same bytes: all of them, or none.
     *
     * @throws ProblemException VALIDATION_FAILED, UNAVAILABLE where one that was there has been deleted meanwhile
     */
    public List<Kept> keep(List<AssetArrival> arrivals) {
        // In one order, so that two requests with the same images do not wait for each other.
        arrivals.stream().map(AssetArrival::sourceHash).distinct().sorted().forEach(assets::holdSource);
        return arrivals.stream().map(this::keep).toList();
    }

    private Kept keep(AssetArrival arrival) {
        Optional<AssetView> there = assets.findBySource(arrival.sourceHash());
        if (there.isPresent()) {
            return new Kept(there.get(), false);
        }
        AssetContent content = arrival.content()
                .orElseThrow(() -> new ProblemException(
                        ProblemType.UNAVAILABLE, "The asset with these bytes was deleted just now; send them again."));
        Instant now = clock.instant();
        Asset asset = new Asset(ids.next(), callers.find().map(Caller::id).orElse(null), now);
        asset.take(content, now);
        describe(asset, content.type(), arrival.draft());
        holdBytes(content.hash(), Objects.requireNonNull(arrival.bytes()));
        assets.persistAndFlush(asset);
        events.append(TYPE, asset.id(), EventType.CREATED, null);
        return new Kept(assets.view(asset.id()), true);
    }

    /**
     * Refuses names that no asset can have, before its bytes are worked at.
     *
     * @throws ProblemException VALIDATION_FAILED
     */
    public static void check(AssetDraft draft) {
        Violations wrong = new Violations();
        Filename.of(draft.filename(), ImageType.JPEG, wrong);
        Filename.folder(draft.folder(), wrong);
        wrong.throwIfAny();
    }

    /**
     * Refuses a change that the caller may not make, or of another version, before bytes are worked at.
     *
     * @throws ProblemException NOT_FOUND, FORBIDDEN, STALE_VERSION
     */
    public void checkMayChange(UUID id, WriteGuard guard) {
        Asset asset = rights.changeable(id);
        guard.check(asset.version(), () -> assets.view(id));
    }

    /** @throws ProblemException NOT_FOUND, STALE_VERSION, VALIDATION_FAILED, FORBIDDEN */
    AssetView update(UUID id, JsonBody body, WriteGuard guard) {
        users.forEach(AssetUses::hold);
        Asset asset = rights.changeable(id);
        guard.check(asset.version(), () -> assets.view(id), () -> Conflict.withoutBase(body, AssetDraft.of(asset)));
        AssetDraft draft = body.over(AssetDraft.of(asset), AssetView.class);
        boolean seen =
                describe(asset, ImageType.ofContentType(asset.contentType()).orElseThrow(), draft);
        return seen ? changed(asset) : changedUnseen(asset);
    }

    /**
     * Puts other bytes in the place of those an asset has; texts may go on naming the old ones.
     *
     * @param bytes what the store has under the content's hash, in case a sweep has just taken it
     * @throws ProblemException NOT_FOUND, STALE_VERSION, FORBIDDEN, CONFLICT where another asset has the bytes
     */
    public AssetView replaceContent(UUID id, AssetContent content, Path bytes, WriteGuard guard) {
        assets.holdSource(content.sourceHash());
        // A store elsewhere is asked, and that takes its time: nobody's post waits for it.
        holdBytes(content.hash(), bytes);
        users.forEach(AssetUses::hold);
        Asset asset = rights.changeable(id);
        guard.check(asset.version(), () -> assets.view(id));
        Optional<UUID> other = assets.idOfSource(content.sourceHash()).filter(found -> !found.equals(id));
        if (other.isPresent()) {
            throw new ProblemException(
                    ProblemType.CONFLICT, "Another asset has these bytes: " + other.get() + ". Use that one instead.");
        }
        if (asset.sourceHash().equals(content.sourceHash())) {
            return assets.view(id);
        }
        assets.keepPast(id);
        asset.take(content, clock.instant());
        Violations wrong = new Violations();
        asset.describe(
                AssetDraft.of(asset),
                Filename.of(asset.filename(), content.type(), wrong),
                Objects.requireNonNullElse(asset.folder(), ""),
                clock.instant());
        return changed(asset);
    }

    /** The folder a client means, as {@link #move} takes it. */
    public static String folder(@Nullable String given, Violations wrong) {
        return Filename.folder(given, wrong);
    }

    /**
     * Moves an asset to a folder, which no reader notices.
     *
     * @throws ProblemException NOT_FOUND, FORBIDDEN
     */
    public AssetView move(UUID id, String folder) {
        Asset asset = rights.own(id);
        return asset.moveTo(folder, clock.instant()) ? changedUnseen(asset) : assets.view(id);
    }

    /** Forgets an asset that nothing names; its bytes stay until a sweep. */
    public void remove(UUID id) {
        assets.deleteById(id);
        assets.flush();
    }

    private AssetView changed(Asset asset) {
        assets.flush();
        users.forEach(user -> user.refresh(asset.id()));
        events.appendLive(TYPE, asset.id(), EventType.UPDATED, null);
        return assets.view(asset.id());
    }

    private AssetView changedUnseen(Asset asset) {
        assets.flush();
        events.append(TYPE, asset.id(), EventType.UPDATED, null);
        return assets.view(asset.id());
    }

    /** Whether readers can see that something is said now that was not. */
    private boolean describe(Asset asset, ImageType type, AssetDraft draft) {
        Violations wrong = new Violations();
        String filename = Filename.of(draft.filename(), type, wrong);
        String folder = Filename.folder(draft.folder(), wrong);
        wrong.throwIfAny();
        return asset.describe(draft, filename, folder, clock.instant());
    }

    /** The bytes were put into the store before; a sweep that came between has taken them, or waits for this to end. */
    private void holdBytes(String hash, Path bytes) {
        assets.holdBytes(hash);
        try {
            if (!store.has(BlobKey.original(hash))) {
                store.put(BlobKey.original(hash), bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
