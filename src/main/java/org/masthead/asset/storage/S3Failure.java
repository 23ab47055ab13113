package org.masthead.asset.storage;

import io.quarkus.logging.Log;
import java.io.IOException;
import java.io.Serial;
import java.util.Set;
import org.masthead.http.problem.FullDisk;
import org.masthead.http.problem.ProblemException;
import org.masthead.http.problem.ProblemType;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Says what an S3 store did not do, and why, in words an operator can use: they go to the log. Who asked is told that the
 * store is away.
 */
final class S3Failure extends IOException {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final int INSUFFICIENT_STORAGE = 507;

    /** What stores call it, beside the status. */
    private static final Set<String> NO_ROOM = Set.of(
            "QuotaExceeded",
            "QuotaExceededException",
            "InsufficientStorage",
            "InsufficientCapacity",
            "StorageFull",
            "XMinioStorageFull",
            "XMinioAdminBucketQuotaExceeded");

    private S3Failure(String message, SdkException failure) {
        super(
                message,
                new ProblemException(
                        ProblemType.UNAVAILABLE, "What keeps the images cannot be reached now; try again soon."));
        addSuppressed(failure);
        Log.error(message);
    }

    /** What a failure of the SDK is to those who use the store. */
    static IOException of(SdkException failure, String bucket) {
        if (failure instanceof AwsServiceException answer) {
            return ofAnswer(answer, bucket);
        }
        if (FullDisk.isIn(failure)) {
            return new StoreFullException("The disk of the data folder is full.", failure);
        }
        String message = String.valueOf(failure.getMessage());
        if (message.contains("Unable to load credentials")) {
            return new S3Failure(
                    "There are no credentials for the S3 store: set masthead.assets.store.s3.access-key and secret-key,"
                            + " or give the AWS SDK some.",
                    failure);
        }
        return new S3Failure("The S3 store cannot be reached: " + message, failure);
    }

    private static IOException ofAnswer(AwsServiceException answer, String bucket) {
        // A HEAD is answered without a body, so without a code.
        String code = answer.awsErrorDetails() == null
                ? "none"
                : String.valueOf(answer.awsErrorDetails().errorCode());
        if (answer.statusCode() == INSUFFICIENT_STORAGE || NO_ROOM.contains(code)) {
            return new StoreFullException("The S3 store is full.", answer);
        }
        return new S3Failure(
                "The S3 store answered %d, with the code %s, for the bucket %s."
                        .formatted(answer.statusCode(), code, bucket),
                answer);
    }
}
