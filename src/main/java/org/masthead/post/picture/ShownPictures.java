package org.masthead.post.picture;

import org.masthead.post.picture.PostPictureRepository.Window;

/**
 * The pictures of a window of a live post, as its row keeps them.
 *
 * @param images covers, as JSON
 * @param seo as JSON
 */
record ShownPictures(Window window, String images, String seo, String markdown) {}
