package org.masthead.post.review;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.masthead.event.EventLog;
import org.masthead.event.EventType;
import org.masthead.http.WriteGuard;
import org.masthead.http.problem.ProblemException;
import org.masthead.http.problem.ProblemType;
import org.masthead.post.Post;
import org.masthead.post.PostDraft;
import org.masthead.post.PostRepository;
import org.masthead.post.PostService;
import org.masthead.post.PostView;
import org.masthead.post.PostWriter;
import org.masthead.post.Save;
import org.masthead.post.content.PostContent;

/** Hands posts to an editor, and back to their authors. */
@Singleton
@Transactional
class ReviewService {

    private final PostService posts;
    private final PostRepository repository;
    private final PostWriter writer;
    private final EventLog events;
    private final Clock clock;

    ReviewService(PostService posts, PostRepository repository, PostWriter writer, EventLog events, Clock clock) {
        this.posts = posts;
        this.repository = repository;
        this.writer = writer;
        this.events = events;
        this.clock = clock;
    }

    /** Submits a post, once; @throws ProblemException CONFLICT for one in the trash */
    PostView submit(UUID id, WriteGuard guard) {
        Post post = posts.own(id, guard);
        if (post.isDeleted()) {
            throw new ProblemException(ProblemType.CONFLICT, "The post is in the trash; restore it first.");
        }
        if (post.submit(clock.instant())) {
            repository.flush();
            events.append(PostWriter.TYPE, id, EventType.UPDATED, post.slug());
        }
        return posts.shown(id);
    }

    /**
     * Sends a submitted post back. What the editor says of it is the note of a revision that changes nothing.
     *
     * @throws ProblemException CONFLICT for a post that was not submitted
     */
    PostView giveBack(UUID id, @Nullable String note, WriteGuard guard) {
        Save save = Save.byHand(note, false);
        Post post = posts.own(id, guard);
        if (!post.isSubmitted()) {
            throw new ProblemException(ProblemType.CONFLICT, "The post does not wait for a review.");
        }
        PostContent content = repository.content(post);
        post.endReview();
        writer.update(post, content, PostDraft.of(content, null, null, null), save);
        return posts.shown(id);
    }
}
