package io.hawser.cli.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.hawser.testkit.Testbed;
import java.io.IOException;

/** A bucket on the testbed's server. */
final class Bucket {
  static final String NAME = "hawser-story";

  /** Servers want it, and not every curl says it by itself. */
  private static final String SHA256_OF_NOTHING =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  private Bucket() {}

  /** Makes the bucket; one's own may be made again. */
  static void make() throws IOException, InterruptedException {
    var s3 = Testbed.s3();
    var curl =
        new ProcessBuilder(
            "curl",
            "-fsS",
            "-X",
            "PUT",
            "-H",
            "x-amz-content-sha256: " + SHA256_OF_NOTHING,
            "--aws-sigv4",
            "aws:amz:%s:s3".formatted(s3.region()),
            "--user",
            s3.accessKey() + ":" + s3.secretKey(),
            s3.endpoint() + "/" + NAME);
    assertThat(curl.inheritIO().start().waitFor()).as("curl makes the bucket").isZero();
  }
}
