package org.masthead.post.picture;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.masthead.asset.AssetUses;
import org.masthead.asset.picture.AssetImages;
import org.masthead.asset.picture.Image;
import org.masthead.asset.picture.ImageColumn;
import org.masthead.asset.picture.MediaAddress;
import org.masthead.asset.picture.Substitute;
import org.masthead.live.LivePostRepository;
import org.masthead.post.Post;
import org.masthead.post.PostRepository;
import org.masthead.post.PostWriter;
import org.masthead.post.Save;
import org.masthead.post.content.Seo;
import org.masthead.post.content.SeoColumn;
import org.masthead.post.picture.PostPictureRepository.Window;
import org.masthead.text.markdown.Markdown;

/** What becomes of posts when an asset that they show changes, or goes. */
@Singleton
class PostAssetUses implements AssetUses {

    private static final Save SWAPPED =
            Save.byHand("An asset was replaced", false).as(Save.Kind.MERGE);

    private final PostRepository posts;
    private final PostWriter writer;
    private final PostPictureRepository pictures;
    private final LivePostRepository live;
    private final AssetImages assets;

    PostAssetUses(
            PostRepository posts,
            PostWriter writer,
            PostPictureRepository pictures,
            LivePostRepository live,
            AssetImages assets) {
        this.posts = posts;
        this.writer = writer;
        this.pictures = pictures;
        this.live = live;
        this.assets = assets;
    }

    @Override
    public void hold() {
        posts.holdAll();
    }

    @Override
    public void refresh(UUID asset) {
        pictures.windows(asset).forEach(window -> render(pictures.shown(window)));
    }

    /** A window of what the working copy says goes on being of what it says. */
    @Override
    public void replace(UUID asset, Substitute substitute) {
        List<Window> windows = pictures.windows(asset);
        for (UUID id : pictures.workingCopies(asset)) {
            Post post = posts.lock(id);
            int said = post.changedIn();
            writer.swapPictures(post, posts.content(post).withAsset(asset, substitute), SWAPPED);
            live.rebind(id, said, post.revision());
        }
        windows.forEach(window -> render(swapped(pictures.shown(window), asset, substitute)));
        pictures.move(asset, substitute.asset());
    }

    private static ShownPictures swapped(ShownPictures shown, UUID asset, Substitute substitute) {
        List<Image> images = ImageColumn.readAll(shown.images()).stream()
                .map(image -> substitute.in(image, asset))
                .toList();
        SeoColumn column = new SeoColumn();
        Seo seo = column.convertToEntityAttribute(shown.seo()).withAsset(asset, substitute);
        return new ShownPictures(
                shown.window(),
                ImageColumn.write(images),
                column.convertToDatabaseColumn(seo),
                substitute.in(shown.markdown(), asset));
    }

    private void render(ShownPictures shown) {
        String markdown = shown.markdown();
        pictures.write(shown, Markdown.render(markdown, assets.ofIds(MediaAddress.assetsIn(markdown))::attributes));
    }
}
