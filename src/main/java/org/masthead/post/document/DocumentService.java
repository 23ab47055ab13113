package org.masthead.post.document;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.masthead.asset.picture.ImageView;
import org.masthead.http.TextDocument;
import org.masthead.http.WriteGuard;
import org.masthead.http.json.RecordBinder;
import org.masthead.http.problem.ProblemException;
import org.masthead.http.problem.ProblemType;
import org.masthead.http.problem.Violation;
import org.masthead.post.Post;
import org.masthead.post.PostDraft;
import org.masthead.post.PostEdit;
import org.masthead.post.PostRepository;
import org.masthead.post.PostRevisionRepository;
import org.masthead.post.PostService;
import org.masthead.post.PostStatus;
import org.masthead.post.PostView;
import org.masthead.post.Save;
import org.masthead.post.content.ContentFields;
import org.masthead.post.content.PostContent;
import org.masthead.post.document.StoredPost.Names;
import org.masthead.post.document.StoredPost.Source;
import org.masthead.site.Site;
import org.masthead.slug.CategoryRelationView;
import org.masthead.slug.RelationView;

/** Reads and writes a post as one document, for an editor who lives in a text editor. */
@Singleton
@Transactional
class DocumentService {

    private final PostService posts;
    private final PostRepository repository;
    private final PostRevisionRepository revisions;
    private final ContentFields fields;
    private final RecordBinder drafts;
    private final PostDocument document;

    DocumentService(
            PostService posts,
            PostRepository repository,
            PostRevisionRepository revisions,
            ContentFields fields,
            RecordBinder drafts,
            Site site) {
        this.posts = posts;
        this.repository = repository;
        this.revisions = revisions;
        this.fields = fields;
        this.drafts = drafts;
        this.document = new PostDocument(site.timeZone());
    }

    /** @throws org.masthead.http.problem.ProblemException NOT_FOUND, NOT_ACCEPTABLE */
    TextDocument get(UUID id) {
        PostView view = posts.get(id, Set.of());
        Post post = repository.findById(id);
        return new TextDocument(view.version(), document.write(stored(post, repository.content(post), view.status())));
    }

    /**
     * Saves what a document says.
     *
     * @throws org.masthead.http.problem.ProblemException as for a save of JSON; MALFORMED_REQUEST with line and column
     */
    PostView put(UUID id, byte[] sent, WriteGuard guard, Save save, boolean merges) {
        if (new String(sent, StandardCharsets.ISO_8859_1).indexOf('\0') >= 0) {
            throw ProblemException.of(
                    ProblemType.VALIDATION_FAILED,
                    List.of(new Violation("body", "characters", "The document holds a NUL character")));
        }
        PostStatus status = posts.get(id, Set.of()).status();
        PostEdit edit = (draft, content, wrong) -> {
            PostDraft said = document.read(sent, stored(repository.findById(id), content, status), draft);
            drafts.check(said, wrong);
            return said;
        };
        return posts.update(id, edit, guard, save.from(sent, ""), merges);
    }

    private StoredPost stored(Post post, PostContent content, PostStatus status) {
        Optional<Source> source = revisions
                .lastSource(post.id())
                .flatMap(last -> revisions
                        .contentWithItsPictures(post.id(), last.revision())
                        .map(made -> new Source(last.bytes(), made)));
        return new StoredPost(source.orElse(null), content, names(content), status != PostStatus.DRAFT);
    }

    private Names names(PostContent content) {
        ContentFields.Related related = fields.related(List.of(content));
        return new Names(
                related.tags(content).stream().map(RelationView::name).toList(),
                related.categories(content).stream()
                        .map(CategoryRelationView::name)
                        .toList(),
                related.authors(content).stream().map(RelationView::name).toList(),
                related.images(content).stream().map(ImageView::url).toList());
    }
}
