package io.hawser.kopia.upload;

import io.hawser.kopia.policy.IgnoreRules;
import io.hawser.kopia.policy.InvalidPolicyException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Random trees with random rules, of few names, so that rules and names often meet. */
final class RuleTree {
  private static final List<String> NAMES =
      List.of(
          "a", "b", "c", "ab", "abc", "b.o", "a.o", "A", ".x", "é", "a b", "build", "x[1]", "!b",
          "#c", "a*", "1", "\\q", "日本", "tmp~");

  private static final List<String> PARTS =
      List.of(
          "a",
          "b",
          "c",
          "ab",
          "*",
          "?",
          "**",
          "***",
          "[ab]",
          "[!a]",
          "[a-c]",
          "[[:alpha:]]",
          "[[:digit:]x]",
          "[]",
          "[!]",
          "[^a]",
          "\\*",
          "\\!",
          "\\#",
          ".o",
          ".",
          "é",
          "build",
          " ",
          "\\ ",
          "[\\]a]",
          "[b-]",
          "[[:upper:][:punct:]]",
          "日?",
          "x",
          "1",
          "[[a]",
          "~",
          "\\\\");

  private final RandomGenerator random;

  RuleTree(RandomGenerator random) {
    this.random = random;
  }

  /** A tree of which every directory may have rules; gives the number of files with rules. */
  int create(Path root, int directories) throws IOException {
    int files = rules(root, ".kopiaignore");
    for (int i = 0; i < directories; i++) {
      var top = Files.createDirectory(root.resolve("case-" + i));
      files += fill(top, 0);
      files += rules(top, ".kopiaignore");
    }
    return files;
  }

  private int fill(Path directory, int depth) throws IOException {
    int files = 0;
    for (var name : NAMES) {
      int choice = random.nextInt(10);
      var path = directory.resolve(name);
      if (choice < 4) {
        Files.write(path, new byte[random.nextInt(2000)]);
      } else if (choice == 4) {
        Files.createSymbolicLink(path, Path.of(name(random)));
      } else if (choice < 7 && depth < 2 && random.nextInt(depth + 2) == 0) {
        Files.createDirectory(path);
        files += fill(path, depth + 1);
        if (random.nextInt(4) == 0) {
          files += rules(path, random.nextInt(4) == 0 ? ".other" : ".kopiaignore");
        }
        if (random.nextInt(12) == 0) {
          tag(path);
        }
      }
    }
    return files;
  }

  private void tag(Path directory) throws IOException {
    var right = "Signature: 8a477f597d28d172789f06886806bc55\n# by a test\n";
    var text = random.nextInt(3) == 0 ? right.replace('8', '9') : right;
    Files.writeString(directory.resolve("CACHEDIR.TAG"), text);
  }

  private int rules(Path directory, String name) throws IOException {
    var lines = new ArrayList<String>();
    int count = 1 + random.nextInt(4);
    while (lines.size() < count) {
      lines.add(rule());
    }
    if (random.nextInt(5) == 0) {
      lines.add(random.nextInt(2) == 0 ? "# *" : "  ");
    }
    var separator = random.nextInt(6) == 0 ? "\r\n" : "\n";
    Files.writeString(directory.resolve(name), String.join(separator, lines) + "\n");
    return 1;
  }

  /** A rule that can be read. */
  String rule() {
    while (true) {
      var rule = draft();
      try {
        var unused = IgnoreRules.NONE.withFile(rule.getBytes(StandardCharsets.UTF_8), "").isEmpty();
        return rule;
      } catch (InvalidPolicyException e) {
        // Another one.
      }
    }
  }

  private String draft() {
    var rule = new StringBuilder();
    if (random.nextInt(4) == 0) {
      rule.append('!');
    }
    if (random.nextInt(5) == 0) {
      rule.append('/');
    }
    int segments = 1 + random.nextInt(3) * random.nextInt(2);
    for (int i = 0; i < segments; i++) {
      if (i > 0) {
        rule.append('/');
      }
      int parts = 1 + random.nextInt(3);
      for (int k = 0; k < parts; k++) {
        rule.append(
            random.nextInt(6) == 0 ? name(random) : PARTS.get(random.nextInt(PARTS.size())));
      }
    }
    if (random.nextInt(5) == 0) {
      rule.append('/');
    }
    if (random.nextInt(12) == 0) {
      rule.append("  ");
    }
    return rule.toString();
  }

  private static String name(RandomGenerator random) {
    return NAMES.get(random.nextInt(NAMES.size()));
  }
}
