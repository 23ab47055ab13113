package org.masthead.asset.bulk;

import jakarta.inject.Singleton;
import java.util.Objects;
import org.masthead.asset.AssetResource;
import org.masthead.asset.AssetService;
import org.masthead.asset.deletion.DeletionService;
import org.masthead.http.WriteGuard;
import org.masthead.http.bulk.BulkRun;
import org.masthead.http.bulk.BulkStep;
import org.masthead.http.bulk.BulkView;
import org.masthead.http.json.JsonBody;
import org.masthead.http.problem.ProblemException;
import org.masthead.http.problem.Violations;

/** Does one thing to many assets. */
@Singleton
class AssetBulkService {

    private static final String FOLDER = "folder";
    private static final WriteGuard UNGUARDED = WriteGuard.of(null);

    private final AssetService assets;
    private final DeletionService deletions;
    private final BulkRun run;

    AssetBulkService(AssetService assets, DeletionService deletions, BulkRun run) {
        this.assets = assets;
        this.deletions = deletions;
        this.run = run;
    }

    /** @throws ProblemException MALFORMED_REQUEST, VALIDATION_FAILED; what is wrong with an asset is in its item */
    BulkView apply(JsonBody body) {
        Violations wrong = new Violations();
        AssetBulkDraft draft = body.as(AssetBulkDraft.class, AssetBulkDraft.class, wrong);
        BulkStep step = draft.action() == AssetBulkAction.DELETE ? deletion(body, wrong) : move(draft, body, wrong);
        wrong.throwIfAny();
        boolean dryRun = Boolean.TRUE.equals(draft.dryRun());
        return run.apply(Objects.requireNonNull(draft.ids()), AssetResource.PATH, step, dryRun);
    }

    private BulkStep deletion(JsonBody body, Violations wrong) {
        if (body.has(FOLDER)) {
            wrong.add(FOLDER, "value", "`folder` is for the action move alone");
        }
        return id -> {
            deletions.delete(id, false, UNGUARDED);
            return null;
        };
    }

    private BulkStep move(AssetBulkDraft draft, JsonBody body, Violations wrong) {
        if (!body.has(FOLDER) && draft.action() != null) {
            wrong.add(FOLDER, "required", "`folder` is required for the action move; null stands for no folder");
        }
        String folder = AssetService.folder(draft.folder(), wrong);
        return id -> assets.move(id, folder).version();
    }
}
