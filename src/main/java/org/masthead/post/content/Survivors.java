package org.masthead.post.content;

import jakarta.inject.Singleton;
import org.masthead.author.AuthorReferences;
import org.masthead.category.CategoryReferences;
import org.masthead.tag.TagReferences;

/**
 * What became of the tags, categories and authors that were named before: those that were merged stand for what they went
 * into, those that are gone are left out. Needs a transaction.
 */
@Singleton
public final class Survivors {

    private final TagReferences tags;
    private final CategoryReferences categories;
    private final AuthorReferences authors;

    Survivors(TagReferences tags, CategoryReferences categories, AuthorReferences authors) {
        this.tags = tags;
        this.categories = categories;
        this.authors = authors;
    }

    /** The same content with what is left of its relations. */
    public PostContent of(PostContent content) {
        return content.withRelations(
                tags.survivors(content.tagIds()),
                categories.survivors(content.categoryIds()),
                authors.survivors(content.authorIds()));
    }
}
