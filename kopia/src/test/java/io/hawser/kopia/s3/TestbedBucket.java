package io.hawser.kopia.s3;

import io.hawser.testkit.Testbed;
import java.net.URI;

/** A bucket on the testbed's server, for prefixes of many tests. */
final class TestbedBucket {
  static final String NAME = "hawser-contract";

  private TestbedBucket() {}

  /** Makes the bucket; one's own may be made again. */
  static void make() {
    try (var client =
        S3Clients.client(options(Testbed.s3().endpoint(), ""), TestbedBucket::credentials)) {
      client.createBucket(request -> request.bucket(NAME));
    }
  }

  static S3Options options(String prefix) {
    return options(Testbed.s3().endpoint(), prefix);
  }

  static S3Options options(URI endpoint, String prefix) {
    return S3Options.serverWithoutTls(endpoint, NAME, prefix).withRegion(Testbed.s3().region());
  }

  static S3Credentials credentials() {
    var s3 = Testbed.s3();
    return new S3Credentials(s3.accessKey(), s3.secretKey());
  }
}
