package io.hawser.functions.exec;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Finds programs the way the operating system does. */
final class Programs {
  private static final String SETSID = "setsid";

  private Programs() {}

  /**
   * The command line that runs another one in a session of its own. The other one itself where that
   * is not possible, or where its program is not there: then starting it tells what is wrong.
   */
  static List<String> inOwnSession(List<String> argv, Path directory) {
    if (!isThere(SETSID, directory) || !isThere(argv.getFirst(), directory)) {
      return argv;
    }
    var line = new ArrayList<String>(argv.size() + 1);
    line.add(SETSID);
    line.addAll(argv);
    return line;
  }

  private static boolean isThere(String program, Path directory) {
    if (program.contains("/")) {
      return isProgram(directory.resolve(program));
    }
    var path = System.getenv("PATH");
    return path != null
        && Arrays.stream(path.split(File.pathSeparator))
            .anyMatch(folder -> isProgram(directory.resolve(folder).resolve(program)));
  }

  private static boolean isProgram(Path file) {
    return Files.isRegularFile(file) && Files.isExecutable(file);
  }
}
