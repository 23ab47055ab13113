package org.masthead.post.check;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.masthead.post.check.FindingCode.Severity;

/**
 * What a check says.
 *
 * @param publishable whether it found no error
 * @param findings in the order of fields and places
 */
@Schema(name = "PostCheck")
public record CheckView(boolean publishable, List<Finding> findings) {

    static CheckView of(Findings findings) {
        List<Finding> all = findings.list();
        return new CheckView(all.stream().noneMatch(finding -> finding.severity() == Severity.ERROR), all);
    }
}
