package io.hawser.kopia.s3;

import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The SDK's client, told to do only what it is asked: plain signed requests that every server
 * understands, no retries (they are a layer above), and nothing read from the user's AWS files.
 */
final class S3Clients {
  private static final Duration CONNECT = Duration.ofSeconds(10);

  private S3Clients() {}

  static S3Client client(S3Options options, Supplier<S3Credentials> credentials) {
    var http =
        UrlConnectionHttpClient.builder()
            .connectionTimeout(CONNECT.compareTo(options.stall()) < 0 ? CONNECT : options.stall())
            .socketTimeout(options.stall());
    options
        .caFile()
        .ifPresent(file -> {
          var trusted = TrustedCertificates.from(file);
          http.tlsTrustManagersProvider(() -> trusted);
        });
    var client =
        S3Client.builder()
            .region(Region.of(options.region()))
            .credentialsProvider(() -> aws(credentials.get()))
            .httpClient(new WatchedUploads(http.build(), options.stall()))
            // Chunked signing and trailing checksums are refused by many servers.
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .serviceConfiguration(s3 ->
                s3.pathStyleAccessEnabled(options.pathStyle())
                    .chunkedEncodingEnabled(false)
                    .expectContinueEnabled(false))
            .overrideConfiguration(overrides ->
                overrides
                    .retryStrategy(DefaultRetryStrategy.doNotRetry())
                    .defaultProfileFile(ProfileFile.aggregator().build()));
    options.endpoint().map(URI::normalize).ifPresent(client::endpointOverride);
    return client.build();
  }

  private static AwsCredentials aws(S3Credentials credentials) {
    return credentials.sessionToken().isEmpty()
        ? AwsBasicCredentials.create(credentials.accessKey(), credentials.secretKey())
        : AwsSessionCredentials.create(
            credentials.accessKey(), credentials.secretKey(), credentials.sessionToken());
  }
}
