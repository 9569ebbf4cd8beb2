package io.hawser.functions.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hawser.crds.Location;
import io.hawser.engine.error.ErrorClass;
import io.hawser.engine.error.PhaseException;
import io.hawser.functions.FakeRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocationsTest {
  @TempDir Path folder;
  private Path place;
  private RepositoryWork repositories;

  @BeforeEach
  void makePlace() {
    place = folder.resolve("repo");
    repositories = new RepositoryWork(new Locations(folder.resolve("cache")));
  }

  private FakeRun run(Location location) {
    return LocalLocation.run(folder, location);
  }

  private ErrorClass classOf(FakeRun run) {
    try {
      var status = repositories.writing(run, repository -> repository.status());
      throw new AssertionError("opened " + status);
    } catch (PhaseException e) {
      assertThat(e).hasMessageNotContaining(LocalLocation.PASSWORD);
      return e.errorClass();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void make() throws InterruptedException {
    var status =
        repositories.writing(run(LocalLocation.at(place, true)), repository -> repository.status());
    assertThat(status.formatVersion()).isEqualTo(3);
  }

  @Test
  void makesARepositoryOnceAndThenOpensIt() throws Exception {
    make();
    make();

    var identity =
        repositories.reading(
            run(LocalLocation.at(place, false)), repository -> repository.identity());
    assertThat(identity).hasToString("user@host");
  }

  @Test
  void makesNothingUnlessTheLocationSaysSo() throws Exception {
    var _ = Files.createDirectory(place);

    assertThat(classOf(run(LocalLocation.at(place, false)))).isEqualTo(ErrorClass.MISSING);
    assertThat(place).isEmptyDirectory();
  }

  @Test
  void makesNothingWhereSomethingIs() throws Exception {
    var _ = Files.createDirectory(place);
    var _ = Files.writeString(place.resolve("thesis.txt"), "mine");

    assertThat(classOf(run(LocalLocation.at(place, true)))).isEqualTo(ErrorClass.INVALID);
    try (var files = Files.list(place)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void refusesAnotherPassword() throws Exception {
    make();

    var run = run(LocalLocation.at(place, true)).withSecret("PASSWORD", "other-password");
    assertThat(classOf(run)).isEqualTo(ErrorClass.DENIED);
  }

  @Test
  void goesOnWhereTheMakingBrokeOffAtAnyBlob() throws Exception {
    var points = new ArrayList<String>();
    make(points);
    assertThat(points).hasSizeGreaterThan(6);

    for (int fatal = 0; fatal < points.size(); fatal++) {
      place = folder.resolve("repo" + fatal);
      breakAt(fatal);
      make();
    }
  }

  @Test
  void aRepositoryThatIsCertainToBeRefusedIsRefusedBeforeTheRun() throws Exception {
    make();
    var other = run(LocalLocation.at(place, true)).withSecret("PASSWORD", "other-password");
    var nothing = run(LocalLocation.at(Files.createDirectory(folder.resolve("void")), false));
    var things = run(LocalLocation.at(folder, true));

    assertThatThrownBy(() -> repositories.checked(other)).hasMessageContaining("does not open");
    assertThatThrownBy(() -> repositories.checked(nothing)).hasMessageContaining("no repository");
    assertThatThrownBy(() -> repositories.checked(things)).hasMessageContaining("already");
    assertThat(repositories.checked(run(LocalLocation.at(place, false)))).isNotNull();
  }

  @Test
  void whatAnEarlierPhaseMayMakeIsNotMissedBeforeTheRun() {
    var toCome = LocalLocation.at(place, true);

    assertThat(repositories.checked(run(toCome))).isEqualTo(toCome);
    assertThat(place).doesNotExist();
  }

  @Test
  void needsALocation() {
    assertThatThrownBy(() -> repositories.reading(new FakeRun(folder), Object::toString))
        .hasMessageContaining("'location'");
  }

  @Test
  void aSecretOfTheLocationIsInNoFile() throws Exception {
    var run = run(LocalLocation.at(place, true));
    var locations = new Locations(folder.resolve("cache"));
    var _ =
        run.phase("push")
            .runPhase(
                new LocationPush(locations),
                Map.of("command", List.of("echo", "data"), "path", "/a/b"));

    assertThat(run.journal()).doesNotContain(LocalLocation.PASSWORD);
  }

  private void make(List<String> points) throws InterruptedException {
    var run = run(LocalLocation.at(place, true)).withFaults(points::add);
    var _ = repositories.writing(run, repository -> repository.status());
  }

  private void breakAt(int fatal) {
    var passed = new int[1];
    var run =
        run(LocalLocation.at(place, true))
            .withFaults(point -> {
              if (passed[0]++ >= fatal) {
                throw new IllegalStateException("killed at " + point);
              }
            });
    assertThatThrownBy(() -> repositories.writing(run, repository -> repository.status()))
        .isInstanceOf(RuntimeException.class);
  }
}
