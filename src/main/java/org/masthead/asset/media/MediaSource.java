package org.masthead.asset.media;

import org.masthead.asset.image.FocalPoint;
import org.masthead.asset.image.ImageFacts;

/**
 * Bytes that an asset has or had, under an address.
 *
 * @param facts what they show
 * @param focalPoint what crops keep in view
 */
record MediaSource(String hash, ImageFacts facts, FocalPoint focalPoint, String filename) {}
