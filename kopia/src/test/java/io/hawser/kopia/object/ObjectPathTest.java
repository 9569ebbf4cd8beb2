package io.hawser.kopia.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hawser.kopia.index.ContentId;
import io.hawser.kopia.repository.ObjectId;
import io.hawser.kopia.repository.RepositoryException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectPathTest {
  @Test
  void takesIdsApart() {
    var content = ContentId.parse("x00ff");

    assertThat(ObjectPath.parse(new ObjectId("IIx00ff")))
        .isEqualTo(new ObjectPath(2, false, content));
    assertThat(ObjectPath.parse(new ObjectId("Zx00ff")))
        .isEqualTo(new ObjectPath(0, true, content));
    assertThat(ObjectPath.parse(new ObjectId("Dx00ff")))
        .isEqualTo(new ObjectPath(0, false, content));
  }

  @ParameterizedTest
  @ValueSource(strings = {"I", "IZ00ff", "ZI00ff", "Q00", "IIIIIIIIIIIIx00ff"})
  void refusesWhatIsNone(String id) {
    assertThatThrownBy(() -> ObjectPath.parse(new ObjectId(id)))
        .isInstanceOf(RepositoryException.class);
  }
}
