import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Makes buckets with curl, which signs requests as S3 wants them (7.75 or newer). */
final class Buckets {
  private Buckets() {}

  static void create(String bucket) throws IOException, InterruptedException {
    var region = System.getenv().getOrDefault("S3_REGION", "us-east-1");
    var curl = new ProcessBuilder(List.of("curl", "--config", "-")).inheritIO();
    curl.redirectInput(ProcessBuilder.Redirect.PIPE);
    var process = curl.start();
    try (var input = process.getOutputStream()) {
      // By a pipe rather than as arguments, which everybody on the machine can read.
      input.write(
          """
          silent
          show-error
          fail
          request = "PUT"
          aws-sigv4 = "aws:amz:%s:s3"
          user = "%s:%s"
          url = "%s/%s"
          """
              .formatted(
                  region,
                  Tool.env("S3_ACCESS_KEY"),
                  Tool.env("S3_SECRET_KEY"),
                  Tool.env("S3_ENDPOINT"),
                  bucket)
              .getBytes(StandardCharsets.UTF_8));
    }
    if (process.waitFor() != 0) {
      throw new IOException("bucket '%s' cannot be made".formatted(bucket));
    }
  }
}
