package org.masthead.asset;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A folder that assets are in.
 *
 * @param folder its path, as {@code folder=} filters by it
 * @param assetCount assets in it, those in folders below it aside
 */
@Schema(name = "Folder")
public record FolderView(String folder, long assetCount) {}
