package org.masthead.asset.storage;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/**
 * Where a store in S3 is, as configured and found to be possible.
 *
 * @param prefix what all keys begin with: empty, or with a slash at its end
 */
record S3Settings(
        String bucket,
        Optional<URI> endpoint,
        String region,
        String prefix,
        boolean pathStyle,
        AwsCredentialsProvider credentials) {

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration SILENCE = Duration.ofSeconds(10);
    private static final Duration CALL = Duration.ofSeconds(30);
    private static final int TRIES = 3;

    /** @throws IllegalStateException that names the key which is missing or wrong */
    static S3Settings of(StorageConfig.S3 config) {
        String bucket = config.bucket()
                .orElseThrow(() -> new IllegalStateException(
                        "masthead.assets.store.type is s3, but masthead.assets.store.s3.bucket is not set."));
        config.endpoint().ifPresent(S3Settings::check);
        String prefix = config.prefix().orElse("").replaceAll("^/+|/+$", "");
        return new S3Settings(
                bucket,
                config.endpoint(),
                config.region(),
                prefix.isEmpty() ? "" : prefix + "/",
                config.pathStyle().orElse(config.endpoint().isPresent()),
                credentials(config));
    }

    private static void check(URI endpoint) {
        boolean isHttp = "https".equals(endpoint.getScheme()) || "http".equals(endpoint.getScheme());
        if (!isHttp || endpoint.getHost() == null) {
            throw new IllegalStateException(
                    "masthead.assets.store.s3.endpoint is not an http or https address: " + endpoint);
        }
    }

    private static AwsCredentialsProvider credentials(StorageConfig.S3 config) {
        if (config.accessKey().isPresent() != config.secretKey().isPresent()) {
            throw new IllegalStateException("Of masthead.assets.store.s3.access-key and secret-key one alone is set;"
                    + " set both, or none for what the AWS SDK finds.");
        }
        if (config.accessKey().isPresent()) {
            return StaticCredentialsProvider.create(AwsBasicCredentials.create(
                    config.accessKey().get(), config.secretKey().orElseThrow()));
        }
        return DefaultCredentialsProvider.builder().build();
    }

    /**
     * A new client. It sends and checks no checksums but where S3 demands them: many stores that are compatible otherwise
     * know none.
     */
    S3Client client() {
        S3ClientBuilder builder = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(SILENCE))
                .region(Region.of(region))
                .credentialsProvider(credentials)
                .forcePathStyle(pathStyle)
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .overrideConfiguration(calls -> calls.apiCallTimeout(CALL)
                        .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .maxAttempts(TRIES)
                                .build()));
        endpoint.ifPresent(builder::endpointOverride);
        return builder.build();
    }
}
