package org.masthead.post.picture;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.masthead.access.Caller;
import org.masthead.access.CurrentCaller;
import org.masthead.asset.AssetDraft;
import org.masthead.asset.picture.AssetImages;
import org.masthead.asset.upload.RemoteImages;
import org.masthead.http.Workers;
import org.masthead.http.WriteGuard;
import org.masthead.http.problem.Faults;
import org.masthead.http.problem.ProblemException;
import org.masthead.http.problem.ProblemType;
import org.masthead.post.Post;
import org.masthead.post.PostRepository;
import org.masthead.post.PostService;
import org.masthead.post.PostWriter;
import org.masthead.post.Save;
import org.masthead.post.content.PostContent;

/** Brings the remote pictures of posts in. They are fetched outside of transactions, and then put into the post as it is. */
@Singleton
class LocaliseService {

    /** Pictures that one request tries to fetch. */
    private static final int MAX_PICTURES = 100;

    /** Pictures fetched at a time, of all posts; a good deal more may wait. */
    private static final int FETCHERS = 4;

    private static final int MAX_WAITING = 400;

    /** How long a request goes on fetching. */
    private static final Duration PATIENCE = Duration.ofSeconds(50);

    private final RemoteImages remote;
    private final PostService access;
    private final PostRepository posts;
    private final PostWriter writer;
    private final AssetImages assets;
    private final CurrentCaller callers;
    private final Workers fetchers =
            new Workers("localise", FETCHERS, MAX_WAITING, "Too many pictures are being fetched.");

    LocaliseService(
            RemoteImages remote,
            PostService access,
            PostRepository posts,
            PostWriter writer,
            AssetImages assets,
            CurrentCaller callers) {
        this.remote = remote;
        this.access = access;
        this.posts = posts;
        this.writer = writer;
        this.assets = assets;
        this.callers = callers;
    }

    void stop(@Observes ShutdownEvent event) {
        fetchers.stop();
    }

    /** @throws ProblemException NOT_FOUND, STALE_VERSION, CONFLICT for a post in the trash */
    LocalisedPost localise(UUID id, WriteGuard guard) {
        List<String> addresses = QuarkusTransaction.requiringNew().call(() -> addresses(id, guard));
        List<LocalisedPicture> pictures = fetch(addresses);
        Map<String, UUID> localised = new LinkedHashMap<>();
        pictures.forEach(picture -> picture.asset().ifPresent(asset -> localised.put(picture.src(), asset)));
        return QuarkusTransaction.requiringNew().call(() -> {
            if (!localised.isEmpty()) {
                save(id, localised);
            }
            return LocalisedPost.of(access.shown(id), pictures);
        });
    }

    private List<String> addresses(UUID id, WriteGuard guard) {
        Post post = access.own(id, guard);
        if (post.isDeleted()) {
            throw new ProblemException(ProblemType.CONFLICT, "The post is in the trash; restore it first.");
        }
        return RemotePictures.of(posts.content(post));
    }

    private List<LocalisedPicture> fetch(List<String> addresses) {
        Caller caller = callers.get();
        List<CompletableFuture<LocalisedPicture>> fetched = new ArrayList<>();
        for (String address : addresses) {
            LocalisedPicture late = LocalisedPicture.postponed(address);
            fetched.add(
                    fetched.size() < MAX_PICTURES ? fetch(address, caller) : CompletableFuture.completedFuture(late));
        }
        try {
            CompletableFuture.allOf(fetched.toArray(CompletableFuture[]::new))
                    .completeOnTimeout(null, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } finally {
            fetched.forEach(picture -> picture.cancel(false));
        }
        List<LocalisedPicture> pictures = new ArrayList<>();
        for (CompletableFuture<LocalisedPicture> picture : fetched) {
            LocalisedPicture late = LocalisedPicture.postponed(addresses.get(pictures.size()));
            pictures.add(picture.isCompletedExceptionally() ? late : picture.getNow(late));
        }
        return pictures;
    }

    private CompletableFuture<LocalisedPicture> fetch(String address, Caller caller) {
        try {
            return fetchers.submit(() -> callers.callAs(caller, () -> fetch(address)));
        } catch (ProblemException full) {
            return CompletableFuture.completedFuture(LocalisedPicture.postponed(address));
        }
    }

    private LocalisedPicture fetch(String address) {
        try {
            return LocalisedPicture.of(
                    address, remote.fetch(address, AssetDraft.NOTHING).asset());
        } catch (RuntimeException failure) {
            ProblemException refusal = Faults.read(failure);
            if (refusal.type().status() >= HttpURLConnection.HTTP_INTERNAL_ERROR) {
                Log.warnf(failure, "The picture %s could not be brought in", address);
                return LocalisedPicture.postponed(address);
            }
            return LocalisedPicture.dead(address, refusal.detail());
        }
    }

    /** An asset that was deleted since is not put where its picture still is. */
    private void save(UUID id, Map<String, UUID> localised) {
        Post post = access.own(id);
        PostContent content = posts.content(post);
        Map<UUID, String> paths = assets.paths(Set.copyOf(localised.values()));
        Map<String, UUID> there = new LinkedHashMap<>(localised);
        there.values().retainAll(paths.keySet());
        PostContent replaced = RemotePictures.replaced(content, there, paths);
        if (!replaced.equals(content) && !post.isDeleted()) {
            writer.swapPictures(post, replaced, Save.byHand("Remote pictures were brought in", false));
        }
    }
}
