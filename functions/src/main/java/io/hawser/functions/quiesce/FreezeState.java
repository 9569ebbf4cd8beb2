package io.hawser.functions.quiesce;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What the supervisor wrote about the latest freeze, one line a step:
 *
 * <pre>
 * SECONDS start PID
 * SECONDS frozen
 * SECONDS proven PHASE
 * SECONDS thawing WHY
 * SECONDS thawed|stuck WHY STATUS
 * </pre>
 *
 * @param proven phases whose work was over while the freeze was still held
 * @param end empty while it is not over
 */
record FreezeState(
    OptionalLong supervisorPid, Optional<Instant> frozenAt, Set<String> proven, Optional<End> end) {
  static final FreezeState NONE =
      new FreezeState(OptionalLong.empty(), Optional.empty(), Set.of(), Optional.empty());

  /**
   * How the freeze ended.
   *
   * @param why {@code asked}, {@code cleanup}, {@code deadline}, {@code gone} (the engine), {@code
   *     ended} (the session), {@code failed} (the freeze) or {@code timeout} (of the freeze)
   * @param status exit status of the program that thaws
   */
  record End(boolean thawed, String why, int status, Instant at) {}

  /** A supervisor was started, so something may be frozen. */
  boolean started() {
    return supervisorPid.isPresent();
  }

  /** True when the application is certainly not frozen. */
  boolean isThawed() {
    return !started() || end.map(End::thawed).orElse(false);
  }

  static FreezeState parse(List<String> lines) {
    var state = NONE;
    for (var line : lines) {
      // A line cut short by a power cut has not happened.
      var words = line.split(" ", 4);
      if (words.length >= 2 && words[0].matches("[0-9]{1,12}")) {
        state = state.after(Instant.ofEpochSecond(Long.parseLong(words[0])), words);
      }
    }
    return state;
  }

  private FreezeState after(Instant at, String[] words) {
    var detail = words.length > 2 ? words[2] : "";
    return switch (words[1]) {
      case "start" ->
          new FreezeState(
              OptionalLong.of(Long.parseLong(detail)),
              Optional.empty(),
              Set.of(),
              Optional.empty());
      case "frozen" -> new FreezeState(supervisorPid, Optional.of(at), proven, end);
      case "proven" -> new FreezeState(supervisorPid, frozenAt, with(detail), end);
      case "thawed", "stuck" -> {
        var status = words.length > 3 ? Integer.parseInt(words[3]) : 0;
        var over = new End(words[1].equals("thawed"), detail, status, at);
        yield new FreezeState(supervisorPid, frozenAt, proven, Optional.of(over));
      }
      default -> this;
    };
  }

  private Set<String> with(String phase) {
    var phases = new LinkedHashSet<>(proven);
    phases.add(phase);
    return Set.copyOf(phases);
  }
}
