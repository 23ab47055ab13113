package org.masthead.transfer;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An import and what came of its files.
 *
 * @param summary the import, its members at the top
 * @param files the first 1,000, refused ones first
 */
@Schema(name = "Import")
public record ImportView(@JsonUnwrapped ImportSummary summary, List<ImportFileView> files) {

    /** Files that an import shows; all of them are in a list of their own. */
    static final int MAX_FILES = 1_000;
}
