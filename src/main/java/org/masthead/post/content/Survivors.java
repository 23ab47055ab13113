package org.masthead.post.content;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;
import org.masthead.asset.picture.AssetImages;
import org.masthead.asset.picture.Substitute;
import org.masthead.author.AuthorReferences;
import org.masthead.category.CategoryReferences;
import org.masthead.tag.TagReferences;

/**
 * What became of the tags, categories, authors and assets that were named before: those that were merged stand for what they
 * went into, those that are gone are left out, and a placeholder stands where an asset was. Needs a transaction.
 */
@Singleton
public final class Survivors {

    private final TagReferences tags;
    private final CategoryReferences categories;
    private final AuthorReferences authors;
    private final AssetImages assets;

    Survivors(TagReferences tags, CategoryReferences categories, AuthorReferences authors, AssetImages assets) {
        this.tags = tags;
        this.categories = categories;
        this.authors = authors;
        this.assets = assets;
    }

    /** The same content with what is left of its relations. */
    public PostContent of(PostContent content) {
        return withPictures(content.withRelations(
                tags.survivors(content.tagIds()),
                categories.survivors(content.categoryIds()),
                authors.survivors(content.authorIds())));
    }

    private PostContent withPictures(PostContent content) {
        PostContent shown = content;
        for (Map.Entry<UUID, Substitute> gone :
                assets.substitutes(content.assets().keySet()).entrySet()) {
            shown = shown.withAsset(gone.getKey(), gone.getValue());
        }
        return shown;
    }
}
