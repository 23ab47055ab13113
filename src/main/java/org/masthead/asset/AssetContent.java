package org.masthead.asset;

import org.masthead.asset.image.ImageType;

/**
 * Bytes that have been looked over and put into the store, and what they show.
 *
 * @param sourceHash SHA-256 of the bytes that were sent
 * @param hash SHA-256 of the bytes that are kept
 * @param size bytes that are kept
 * @param frames 1 for a still picture
 */
public record AssetContent(
        String sourceHash,
        String hash,
        ImageType type,
        long size,
        int width,
        int height,
        int frames,
        boolean transparent,
        String color,
        String thumbHash,
        String placeholder) {}
