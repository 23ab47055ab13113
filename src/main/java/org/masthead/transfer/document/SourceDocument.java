package org.masthead.transfer.document;

/**
 * A document as it was uploaded.
 *
 * @param position its number among the files of the import
 * @param path inside Hugo's content folder
 */
public record SourceDocument(int position, String path, byte[] bytes) {}
