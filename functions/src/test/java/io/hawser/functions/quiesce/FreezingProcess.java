package io.hawser.functions.quiesce;

import io.hawser.functions.FakeRun;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** An engine in a process of its own that freezes an application and then hangs. */
final class FreezingProcess {
  private FreezingProcess() {}

  public static void main(String[] args) throws Exception {
    var app = new FrozenApp(Path.of(args[0]));
    var freezes = new Freezes(Path.of(args[1]));
    var how = args[2].equals("session") ? app.bySession(args[3]) : app.byCommand(args[3]);
    var run = new FakeRun(app.folder()).phase("freeze");
    var _ = run.runPhase(new QuiesceExec(freezes), how);
    System.out.println("frozen");
    TimeUnit.HOURS.sleep(1);
  }

  /** Returns once the application is frozen. */
  static Process start(FrozenApp app, Path state, String mode, String maxFrozen) throws Exception {
    var java = ProcessHandle.current().info().command().orElseThrow();
    var classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    var process =
        new ProcessBuilder(
                java,
                "-Xmx64m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classes,
                FreezingProcess.class.getName(),
                app.folder().toString(),
                state.toString(),
                mode,
                maxFrozen)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    var reader =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    if (!"frozen".equals(reader.readLine())) {
      throw new AssertionError("the process did not freeze the application");
    }
    return process;
  }
}
