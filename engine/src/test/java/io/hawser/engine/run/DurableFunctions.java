package io.hawser.engine.run;

import io.hawser.engine.error.ErrorClass;
import io.hawser.engine.error.PhaseException;
import io.hawser.engine.function.Arg;
import io.hawser.engine.function.BuiltinFunction;
import io.hawser.engine.function.CleanupStep;
import io.hawser.engine.function.FunctionSpec;
import io.hawser.engine.function.Functions;
import io.hawser.engine.function.Outputs;
import io.hawser.engine.function.RunContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Functions whose effects are lines of a file, which outlive the process. */
record DurableFunctions(Path effects) {

  Functions all() {
    return Functions.of(new Mark(), new Open(), new Close(), new Adopt(), new Break(), new Wait());
  }

  List<String> lines() throws IOException {
    return Files.exists(effects) ? Files.readAllLines(effects) : List.of();
  }

  private void effect(String line) {
    try (var file =
        FileChannel.open(effects, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      file.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
      file.force(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Text(String text) {}

  private static final Arg<String> TEXT = Arg.string("text", "what it is about");

  private static FunctionSpec<Text> spec(String name) {
    return FunctionSpec.of(name, name, bound -> new Text(bound.get(TEXT)), TEXT);
  }

  /** Has an effect. */
  private final class Mark implements BuiltinFunction<Text> {
    private final FunctionSpec<Text> spec = DurableFunctions.spec("Mark");

    @Override
    public FunctionSpec<Text> spec() {
      return spec;
    }

    @Override
    public Outputs run(Text text, RunContext run) {
      effect("mark " + text.text());
      return Outputs.of("text", text.text());
    }
  }

  /** Opens something which must be closed. */
  private final class Open implements BuiltinFunction<Text> {
    private final FunctionSpec<Text> spec = DurableFunctions.spec("Open");

    @Override
    public FunctionSpec<Text> spec() {
      return spec;
    }

    @Override
    public Outputs run(Text text, RunContext run) {
      run.registerCleanup(
          "close/" + text.text(), new CleanupStep("Close", Map.of("text", text.text())));
      run.faultPoint("test.before.open");
      effect("open " + text.text());
      return Outputs.of("name", run.resourceName().substring(0, 7));
    }
  }

  /** Closes something; also what was never opened. */
  private final class Close implements BuiltinFunction<Text> {
    private final FunctionSpec<Text> spec = DurableFunctions.spec("Close");

    @Override
    public FunctionSpec<Text> spec() {
      return spec;
    }

    @Override
    public Outputs run(Text text, RunContext run) {
      effect("close " + text.text());
      return Outputs.NONE;
    }
  }

  /** Begins a work once, remembers it, and finds it again. */
  private final class Adopt implements BuiltinFunction<Text> {
    private final FunctionSpec<Text> spec = DurableFunctions.spec("Adopt");

    @Override
    public FunctionSpec<Text> spec() {
      return spec;
    }

    @Override
    public Outputs run(Text text, RunContext run) {
      if (run.state().isEmpty()) {
        effect("begin " + text.text());
        run.saveState(Map.of("begun", true));
      }
      effect("complete " + text.text());
      return Outputs.of("adopted", run.state().get("begun"));
    }
  }

  /** Fails for a while the first time, or for good. */
  private final class Break implements BuiltinFunction<Text> {
    private final FunctionSpec<Text> spec = DurableFunctions.spec("Break");

    @Override
    public FunctionSpec<Text> spec() {
      return spec;
    }

    @Override
    public Outputs run(Text text, RunContext run) {
      effect("break " + text.text() + " " + run.attempt());
      if (text.text().equals("for good")) {
        throw new PhaseException(ErrorClass.COMMAND, "it is broken for good");
      }
      if (run.attempt() == 1) {
        throw new PhaseException(ErrorClass.TRANSIENT, "it is broken for a while");
      }
      return Outputs.NONE;
    }
  }

  /** Has an effect, then waits to be killed. */
  private final class Wait implements BuiltinFunction<Text> {
    private final FunctionSpec<Text> spec = DurableFunctions.spec("Wait");

    @Override
    public FunctionSpec<Text> spec() {
      return spec;
    }

    @Override
    public Outputs run(Text text, RunContext run) throws InterruptedException {
      effect("wait " + ProcessHandle.current().pid());
      if (text.text().equals("for ever")) {
        new CountDownLatch(1).await();
      }
      return Outputs.NONE;
    }
  }
}
