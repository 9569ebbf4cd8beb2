package io.hawser.kopia.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hawser.kopia.repository.ClientIdentity;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PolicyTargetTest {
  private static final ClientIdentity HERE = new ClientIdentity("me", "here");

  @Test
  void targetsAreReadAsKopiaReadsThem() {
    assertThat(parse("(global)")).isEqualTo(PolicyTarget.GLOBAL);
    assertThat(parse("@host")).isEqualTo(new PolicyTarget("", "host", ""));
    assertThat(parse("user@host")).isEqualTo(new PolicyTarget("user", "host", ""));
    assertThat(parse("user@host:/a/b")).isEqualTo(new PolicyTarget("user", "host", "/a/b"));
    assertThat(parse("/a/../b/")).isEqualTo(new PolicyTarget("me", "here", "/b"));
    assertThat(parse("user@host:/a@b:c").path()).isEqualTo("/a@b:c");
    assertThatThrownBy(() -> parse("user@")).hasMessageContaining("'user@' names no host");
  }

  @Test
  void parentsGoUpToTheRootAndThenFromUserToAll() {
    assertThat(parse("u@h:/a/b").withParents())
        .extracting(PolicyTarget::toString)
        .containsExactly("u@h:/a/b", "u@h:/a", "u@h:/", "u@h", "@h", "(global)");
    assertThat(parse("u@h:C:\\a\\b").withParents())
        .extracting(PolicyTarget::path)
        .containsExactly("C:\\a\\b", "C:\\a", "C:\\", "", "", "");
    assertThat(parse("@h").withParents()).hasSize(2);
  }

  @Test
  void labelsSayOfWhatKindTheTargetIs() {
    assertThat(PolicyTarget.GLOBAL.labels())
        .isEqualTo(Map.of("type", "policy", "policyType", "global"));
    assertThat(parse("u@h:/a").labels())
        .containsEntry("policyType", "path")
        .containsEntry("username", "u")
        .containsEntry("hostname", "h")
        .containsEntry("path", "/a");
    assertThat(parse("@h").labels()).containsEntry("policyType", "host").hasSize(3);
  }

  @Test
  void whatLiesBelowASourceIsFoundOnEverySystem() {
    assertThat(SourcePaths.below("/", "/a/b")).isEqualTo("a/b");
    assertThat(SourcePaths.below("/a", "/a/b/c")).isEqualTo("b/c");
    assertThat(SourcePaths.below("/a", "/ab")).isEmpty();
    assertThat(SourcePaths.below("/a", "/a")).isEmpty();
    assertThat(SourcePaths.below("C:\\a", "C:\\a\\b\\c")).isEqualTo("b/c");
  }

  private static PolicyTarget parse(String text) {
    return PolicyTarget.parse(text, HERE);
  }
}
