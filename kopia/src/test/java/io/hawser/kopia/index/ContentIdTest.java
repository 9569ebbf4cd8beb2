package io.hawser.kopia.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hawser.kopia.repository.RepositoryException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentIdTest {
  @Test
  void sortsAsIndexesDo() {
    var ids =
        List.of(
            "0012abcd",
            "12345678",
            "ffffffff",
            "g01234567",
            "g01234568",
            "yffffffff",
            "z00000000",
            "z00000001",
            "zffffffff");

    assertThat(ids.reversed().stream().map(ContentId::parse).sorted().map(ContentId::toString))
        .containsExactlyElementsOf(ids.stream().map(id -> id).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "x1", "xx", "A00", "@abcd", "zz", "é00", "0g"})
  void refusesWhatIsNone(String text) {
    assertThatThrownBy(() -> ContentId.parse(text)).isInstanceOf(RepositoryException.class);
  }

  @Test
  void refusesMoreThan32BytesOfHash() {
    ContentId.parse("00".repeat(32));
    assertThatThrownBy(() -> ContentId.parse("00".repeat(33)))
        .isInstanceOf(RepositoryException.class);
  }
}
