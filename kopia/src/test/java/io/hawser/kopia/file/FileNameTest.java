package io.hawser.kopia.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTest {
  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a/b", "/", "/etc", "a\0b", "../x"})
  void noticesNamesThatLeadOut(String name) {
    assertThat(FileName.of(name).staysInside()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"...", ".a", "..a", "a", "-", " ", "\\", "a..b", "\n"})
  void takesNamesThatStayInside(String name) {
    assertThat(FileName.of(name).staysInside()).isTrue();
  }

  @Test
  void replacesEachByteThatIsNotUtf8() {
    var truncated = FileName.of(new byte[] {'a', (byte) 0xe2, (byte) 0x82, 'b'});

    assertThat(truncated.isUtf8()).isFalse();
    assertThat(truncated.text()).isEqualTo("a\ufffd\ufffdb");
    assertThat(truncated).hasToString("a\\xe2\\x82b");
  }

  @Test
  void takesNoOverlongFormsAndNoSurrogates() {
    assertThat(Utf8.isWellFormed(new byte[] {(byte) 0xc0, (byte) 0x80})).isFalse();
    assertThat(Utf8.isWellFormed(new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80})).isFalse();
    assertThat(Utf8.isWellFormed("ü€😀\u0000".getBytes(StandardCharsets.UTF_8))).isTrue();
  }

  @Test
  void ordersByUnsignedBytes() {
    assertThat(FileName.of("\uffff")).isLessThan(FileName.of("😀"));
    assertThat(FileName.of("B")).isLessThan(FileName.of("a"));
    assertThat(FileName.of("a")).isLessThan(FileName.of("a."));
  }

  @Test
  void pathsAreJoinedBySlashes() {
    var path = TreePath.ROOT.child(FileName.of("a")).child(FileName.of("b\n"));

    assertThat(path.text()).isEqualTo("a/b\n");
    assertThat(path).hasToString("a/b\\x0a");
    assertThat(TreePath.ROOT).hasToString(".");
  }
}
