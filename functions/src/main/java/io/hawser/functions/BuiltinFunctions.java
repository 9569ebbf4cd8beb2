package io.hawser.functions;

import io.hawser.engine.function.Functions;
import io.hawser.functions.data.KopiaForget;
import io.hawser.functions.data.KopiaRestore;
import io.hawser.functions.data.KopiaUpload;
import io.hawser.functions.data.LocationDelete;
import io.hawser.functions.data.LocationPull;
import io.hawser.functions.data.LocationPush;
import io.hawser.functions.data.Locations;
import io.hawser.functions.exec.Exec;
import io.hawser.functions.quiesce.Freezes;
import io.hawser.functions.quiesce.QuiesceExec;
import io.hawser.functions.quiesce.Unquiesce;
import io.hawser.functions.snapshot.DeleteSnapshot;
import io.hawser.functions.snapshot.MountSnapshot;
import io.hawser.functions.snapshot.Snapshot;
import io.hawser.functions.snapshot.Unmount;
import io.hawser.functions.wait.Wait;
import java.nio.file.Path;

/** The functions that come with Hawser, listed by hand, one list for each place they run in. */
public final class BuiltinFunctions {
  private BuiltinFunctions() {}

  /**
   * The functions for one machine.
   *
   * @param stateDirectory folder for what must outlive the process: freezes, snapshots that cannot
   *     stand beside what they show, and a cache of indexes
   */
  public static Functions onThisMachine(Path stateDirectory) {
    var freezes = new Freezes(stateDirectory.resolve("frozen"));
    var locations = new Locations(stateDirectory.resolve("cache"));
    return Functions.of(
        new DeleteSnapshot(),
        new Exec(),
        new KopiaForget(locations),
        new KopiaRestore(locations),
        new KopiaUpload(locations, freezes),
        new LocationDelete(locations),
        new LocationPull(locations),
        new LocationPush(locations),
        new MountSnapshot(),
        new QuiesceExec(freezes),
        new Snapshot(freezes, stateDirectory.resolve("snapshots")),
        new Unmount(),
        new Unquiesce(freezes),
        new Wait());
  }
}
