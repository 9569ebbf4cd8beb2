package io.hawser.kopia.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyDocumentTest {
  private static final PolicyTarget PATH = new PolicyTarget("user", "host", "/path");

  @Test
  void fieldsThatAreNotKnownOutliveAChange() {
    var policy =
        parse(
            """
            {"later":{"a":[1,2.5,null]},"retention":{"keepLatest":3,"keepForever":true},
             "files":{"ignore":["x"]}}
            """);

    var changed = parse(text(policy.with(PolicyFields.KEEP_LATEST, 4L)));

    assertThat(changed.unknownFields()).containsExactly("retention.keepForever", "later");
    assertThat(text(changed))
        .contains("\"keepLatest\":4,\"keepForever\":true")
        .endsWith("\"later\":{\"a\":[1,2.5]}}");
  }

  @Test
  void everyGroupIsWrittenInKopiasOrderAndNothingThatSaysNothing() {
    var policy = parse("{\"Files\":{\"MAXFILESIZE\":0,\"noParentIgnore\":false,\"ignore\":[]}}");

    assertThat(text(policy))
        .isEqualTo(
            "{\"retention\":{},\"files\":{},\"errorHandling\":{},\"scheduling\":{},"
                + "\"compression\":{},\"metadataCompression\":{},\"splitter\":{},\"actions\":{},"
                + "\"osSnapshots\":{\"volumeShadowCopy\":{}},"
                + "\"logging\":{\"directories\":{},\"entries\":{}},\"upload\":{}}");
    assertThat(policy.isEmpty()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"retention\":{\"keepLatest\":\"3\"}} | 'retention.keepLatest' must be a whole number",
        "{\"retention\":3} | 'retention' must be an object",
        "{\"files\":{\"ignore\":\"x\"}} | 'files.ignore' must be a list of texts",
        "{\"files\":{\"oneFileSystem\":1}} | 'files.oneFileSystem' must be true or false",
        "[] | a policy is a JSON object",
        "{\"files\":} | not JSON at line 1, column",
        "{\"retention\":{\"keepLatest\":-1}} | must be a whole number from 0",
        "{\"compression\":{\"compressorName\":\"lz4\"}} | must be one of none, gzip,",
        "{\"scheduling\":{\"manual\":true,\"intervalSeconds\":5}} | beside 'scheduling.interval",
        "{\"scheduling\":{\"cron\":[\"60 * * * *\"]}} | '60' is no minute",
        "{\"scheduling\":{\"timeOfDay\":[{\"hour\":24}]}} | \"hour\":0..23",
        "{\"files\":{\"ignore\":[\"[a\"]}} | '[a' is no rule of files",
        "{\"upload\":{\"maxParallelSnapshots\":2}} | not of the path '/path'",
        "{\"upload\":{\"parallelUploadAboveSize\":0}} | must be a whole number from 1",
        "{\"actions\":{\"beforeFolder\":{\"path\":\"x\",\"mode\":\"y\"}}} | must be one of"
            + " essential",
        "{\"actions\":{\"beforeFolder\":{\"paht\":\"x\"}}} | has no 'paht'; known: path",
      })
  void whatAPolicyMayNotSayIsNamedWithWhatItMay(String json, String message) {
    assertThatThrownBy(() -> parse(json).check(PATH))
        .isInstanceOf(InvalidPolicyException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aNewNameThatIsNotKnownIsRefusedWithThoseBesideIt() {
    var before = parse("{\"retention\":{\"keepForever\":true}}");
    var after = parse("{\"retention\":{\"keepForever\":true,\"keepDayly\":3}}");

    before.checkNames(before);

    assertThatThrownBy(() -> after.checkNames(before))
        .hasMessageContaining("no field 'retention.keepDayly'; known there: keepLatest,");
  }

  @Test
  void schedulesOfManyKindsAreTaken() {
    var cron =
        List.of(
            "*/5 0-6,22 1,15 jan-mar mon",
            "0 0 L * *",
            "0 0 0 1W * ? 2030",
            "@daily",
            "# nothing",
            "0 5 * * * # every morning");

    PolicyDocument.EMPTY.with(PolicyFields.CRON, cron).check(PATH);

    assertThatThrownBy(
            () -> PolicyDocument.EMPTY.with(PolicyFields.CRON, List.of("* * *")).check(PATH))
        .hasMessageContaining("'* * *', which is no schedule: 5 fields");
  }

  @Test
  void theNearestDecidesListsAddUpAndWithoutParentsThereAreNoDefaults() {
    var global =
        policy(PolicyTarget.GLOBAL, "{\"compression\":{\"neverCompress\":[\".b\"],\"minSize\":5}}");
    var host =
        policy(
            new PolicyTarget("", "host", ""),
            "{\"compression\":{\"neverCompress\":[\".a\"],\"minSize\":7}}");
    var own = policy(PATH, "{\"actions\":{\"beforeFolder\":{\"path\":\"x\"}}}");
    var orphan = policy(PATH, "{\"noParent\":true,\"retention\":{\"keepLatest\":1}}");

    var merged = PolicyMerge.of(PATH, List.of(own, host, global));
    var alone = PolicyMerge.of(PATH, List.of(orphan, host, global));

    assertThat(merged.document().words(PolicyFields.NEVER_COMPRESS)).containsExactly(".a", ".b");
    assertThat(merged.document().number(PolicyFields.MIN_SIZE, 0)).isEqualTo(7);
    assertThat(merged.definedBy(PolicyFields.MIN_SIZE)).contains(host.target());
    assertThat(merged.definedBy(PolicyFields.KEEP_DAILY)).contains(PolicyTarget.GLOBAL);
    assertThat(merged.document().get(PolicyFields.BEFORE_FOLDER)).contains(Map.of("path", "x"));
    assertThat(alone.document()).isEqualTo(PolicyDocument.EMPTY.with(PolicyFields.KEEP_LATEST, 1L));
  }

  private static Policy policy(PolicyTarget target, String json) {
    return new Policy("id", target, parse(json));
  }

  private static PolicyDocument parse(String json) {
    return PolicyDocument.parse(json.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(PolicyDocument policy) {
    return new String(policy.toJson(), StandardCharsets.UTF_8);
  }
}
