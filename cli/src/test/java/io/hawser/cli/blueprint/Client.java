package io.hawser.cli.blueprint;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A database's command line, which answers every line with one line. */
final class Client implements AutoCloseable {
  private final Process process;
  private final BufferedWriter input;
  private final BufferedReader output;

  Client(Map<String, String> environment, List<String> command) throws IOException {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    process = builder.start();
    input = process.outputWriter();
    output = process.inputReader();
  }

  synchronized String ask(String line) throws IOException {
    input.write(line);
    input.newLine();
    input.flush();
    var answer = output.readLine();
    if (answer == null) {
      throw new IOException("no answer to '%s'".formatted(line));
    }
    return answer;
  }

  @Override
  public void close() throws IOException {
    input.close();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
