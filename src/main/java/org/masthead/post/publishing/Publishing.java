package org.masthead.post.publishing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.masthead.asset.ImageColumn;
import org.masthead.event.EventLog;
import org.masthead.event.EventType;
import org.masthead.http.problem.ProblemException;
import org.masthead.http.problem.ProblemType;
import org.masthead.live.LivePostRepository;
import org.masthead.live.Publication;
import org.masthead.post.Post;
import org.masthead.post.PostRepository;
import org.masthead.post.PostSlugRepository;
import org.masthead.post.PostStatus;
import org.masthead.post.PostWriter;
import org.masthead.post.StatusChanges;
import org.masthead.post.content.PostContent;
import org.masthead.post.content.PostDate;
import org.masthead.site.Site;
import org.masthead.text.WordCount;
import org.masthead.text.markdown.Markdown;
import org.masthead.text.markdown.RenderedMarkdown;

/** Copies the current revision of a post to its readers, and takes posts away from them. Needs a transaction. */
@Singleton
public class Publishing implements StatusChanges {

    private final PostRepository posts;
    private final PostSlugRepository slugs;
    private final LivePostRepository live;
    private final EventLog events;
    private final Site site;
    private final Clock clock;
    private final ObjectMapper json;

    Publishing(
            PostRepository posts,
            PostSlugRepository slugs,
            LivePostRepository live,
            EventLog events,
            Site site,
            Clock clock,
            ObjectMapper json) {
        this.posts = posts;
        this.slugs = slugs;
        this.live = live;
        this.events = events;
        this.site = site;
        this.clock = clock;
        this.json = json;
    }

    @Override
    public void change(UUID id, PostStatus wanted) {
        Post post = posts.lock(id);
        if (wanted == PostStatus.PUBLISHED) {
            publish(post);
        } else {
            unpublish(post);
        }
    }

    /**
     * Shows readers what the working copy of a locked post holds.
     *
     * @return false when they see just that already: then nothing happens
     * @throws ProblemException CONFLICT for a post in the trash
     */
    public boolean publish(Post post) {
        if (post.isDeleted()) {
            throw new ProblemException(ProblemType.CONFLICT, "The post is in the trash; restore it first.");
        }
        Instant now = clock.instant();
        if (live.liveRevision(post.id(), now).equals(Optional.of(post.changedIn()))) {
            return false;
        }
        post.publishedAt(now, new PostDate(now.atZone(site.timeZone()).toOffsetDateTime()));
        live.show(publication(post, posts.content(post), now));
        slugs.goLive(post.id(), post.locale(), post.slug());
        posts.step(post);
        events.appendLive(PostWriter.TYPE, post.id(), EventType.PUBLISHED, post.slug());
        return true;
    }

    /** Takes a locked post away from readers; false when they saw none. */
    public boolean unpublish(Post post) {
        if (live.hide(post.id()) == 0) {
            return false;
        }
        slugs.leaveLive(post.id());
        posts.step(post);
        events.appendLive(PostWriter.TYPE, post.id(), EventType.UNPUBLISHED, post.slug());
        return true;
    }

    private Publication publication(Post post, PostContent content, Instant from) {
        RenderedMarkdown rendered = Markdown.render(content.body());
        WordCount count = WordCount.of(rendered.text());
        PostDate date = Objects.requireNonNull(content.date());
        return new Publication(
                post.id(),
                post.changedIn(),
                from,
                content.locale(),
                content.slug(),
                content.title(),
                content.subtitle(),
                content.excerpt() == null ? rendered.excerpt() : content.excerpt(),
                date.instant(),
                date.offsetMinutes(),
                Objects.requireNonNull(post.publishedAt()),
                post.updatedAt(),
                content.featured(),
                content.toc(),
                ImageColumn.write(content.images()),
                text(content.seo()),
                content.metadata().toString(),
                count.words(),
                count.minutes(),
                post.translationGroup(),
                content.body(),
                rendered.html(),
                rendered.text(),
                text(rendered.tableOfContents()),
                content.tagIds(),
                content.categoryIds(),
                content.authorIds());
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
