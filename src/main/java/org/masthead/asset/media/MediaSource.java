package org.masthead.asset.media;

import org.masthead.asset.image.FocalPoint;
import org.masthead.asset.image.ImageFacts;

/**
 * Bytes that an asset has or had, under an address.
 *
 * @param facts what they show
 * @param focalPoint what crops keep in view
 * @param mark what the address of these crops has behind the hash
 */
record MediaSource(String hash, ImageFacts facts, FocalPoint focalPoint, String mark, String filename) {}
