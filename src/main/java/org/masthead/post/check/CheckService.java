package org.masthead.post.check;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Set;
import java.util.UUID;
import org.masthead.http.problem.ProblemException;
import org.masthead.post.Post;
import org.masthead.post.PostRepository;
import org.masthead.post.PostService;

/** Checks posts for callers of the admin API; an author meets only his own. */
@Singleton
@Transactional
class CheckService {

    private final PostService access;
    private final PostRepository posts;
    private final PostCheck check;

    CheckService(PostService access, PostRepository posts, PostCheck check) {
        this.access = access;
        this.posts = posts;
        this.check = check;
    }

    /** @throws ProblemException NOT_FOUND */
    CheckView check(UUID id) {
        access.get(id, Set.of());
        Post post = posts.findByIdOptional(id).orElseThrow(ProblemException::notFound);
        return check.check(posts.content(post));
    }
}
