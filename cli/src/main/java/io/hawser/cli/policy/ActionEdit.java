package io.hawser.cli.policy;

import io.hawser.kopia.policy.PolicyDocument;
import io.hawser.kopia.policy.PolicyField;
import io.hawser.kopia.policy.PolicyFields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The options about commands around snapshots, which are kept and never run here. */
final class ActionEdit implements PolicyEdit {
  private static final int LONGEST_SCRIPT_BYTES = 32_000;
  private static final String TIMEOUT = "action-command-timeout";
  private static final Map<String, PolicyField> ACTIONS = actions();

  private static Map<String, PolicyField> actions() {
    var actions = new LinkedHashMap<String, PolicyField>();
    actions.put("before-folder-action", PolicyFields.BEFORE_FOLDER);
    actions.put("after-folder-action", PolicyFields.AFTER_FOLDER);
    actions.put("before-snapshot-root-action", PolicyFields.BEFORE_ROOT);
    actions.put("after-snapshot-root-action", PolicyFields.AFTER_ROOT);
    return actions;
  }

  @Override
  public PolicyDocument apply(PolicyDocument policy, GivenFlags given) throws IOException {
    var changed = policy;
    for (var action : ACTIONS.entrySet()) {
      var command = given.one(action.getKey());
      if (command.isPresent()) {
        boolean none = command.get().isEmpty() || command.get().equals("none");
        changed =
            none || PolicyEdit.isInherited(command.get())
                ? changed.without(action.getValue())
                : changed.with(action.getValue(), command(action.getKey(), command.get(), given));
      }
    }
    return changed;
  }

  private static Map<String, Object> command(String flag, String text, GivenFlags given)
      throws IOException {
    var command = new LinkedHashMap<String, Object>();
    if (given.has("persist-action-script")) {
      command.put("script", script(text));
    } else {
      var words = words(flag, text);
      command.put("path", words.getFirst());
      command.put("args", List.copyOf(words.subList(1, words.size())));
    }
    command.put("timeout", ScheduleEdit.seconds(TIMEOUT, given.one(TIMEOUT).orElse("5m")));
    command.put("mode", given.one("action-command-mode").orElse("essential"));
    return command;
  }

  private static String script(String file) throws IOException {
    var path = Path.of(file);
    if (Files.size(path) > LONGEST_SCRIPT_BYTES) {
      throw PolicyEdit.wrong(
          "persist-action-script",
          file,
          "a file of at most %d bytes".formatted(LONGEST_SCRIPT_BYTES));
    }
    return Files.readString(path);
  }

  /** Words between single spaces; one in double quotes may hold spaces, and {@code ""} for one. */
  private static List<String> words(String flag, String text) {
    var words = new ArrayList<String>();
    int at = 0;
    while (at <= text.length()) {
      if (at < text.length() && text.charAt(at) == '"') {
        var word = new StringBuilder();
        at = quoted(flag, text, at + 1, word);
        words.add(word.toString());
      } else {
        int end = text.indexOf(' ', at);
        end = end < 0 ? text.length() : end;
        words.add(text.substring(at, end));
        at = end;
      }
      at++;
    }
    return words;
  }

  /** Gives the place after the closing quote. */
  private static int quoted(String flag, String text, int start, StringBuilder word) {
    for (int i = start; i < text.length(); i++) {
      if (text.charAt(i) != '"') {
        word.append(text.charAt(i));
      } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
        word.append('"');
        i++;
      } else if (i + 1 == text.length() || text.charAt(i + 1) == ' ') {
        return i + 1;
      } else {
        throw PolicyEdit.wrong(flag, text, "words, with a space after a closing quote");
      }
    }
    throw PolicyEdit.wrong(flag, text, "words whose quotes are closed");
  }
}
