package io.hawser.engine.template;

import io.hawser.engine.render.Template;
import io.hawser.engine.template.exec.Executor;
import io.hawser.engine.template.exec.MissingKey;
import io.hawser.engine.template.function.Functions;
import io.hawser.engine.template.function.Surroundings;
import io.hawser.engine.template.parse.ParsedTemplate;
import io.hawser.engine.template.value.GoStrings;
import io.hawser.engine.template.value.Operand;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A parsed Go template. Thread-safe. */
public final class GoTemplate implements Template {
  private final ParsedTemplate parsed;
  private final Functions functions;
  private final Surroundings surroundings;
  private final MissingKey missingKey;
  private final boolean changesData;

  GoTemplate(
      ParsedTemplate parsed,
      Functions functions,
      Surroundings surroundings,
      MissingKey missingKey,
      boolean changesData) {
    this.parsed = parsed;
    this.functions = functions;
    this.surroundings = surroundings;
    this.missingKey = missingKey;
    this.changesData = changesData;
  }

  @Override
  public String render(Map<String, ? extends @Nullable Object> data) {
    return GoStrings.printable(text(Operand.of(data)));
  }

  /** Renders with Kanister's parameters as dot. */
  public String render(KanisterParams params) {
    return GoStrings.printable(text(Operand.of(params.root())));
  }

  /** Renders into bytes, which need not be UTF-8: Secrets can hold anything. */
  public byte[] renderBytes(Map<String, ? extends @Nullable Object> data) {
    return GoStrings.toBytes(text(Operand.of(data)));
  }

  /** Renders with Kanister's parameters as dot, into bytes. */
  public byte[] renderBytes(KanisterParams params) {
    return GoStrings.toBytes(text(Operand.of(params.root())));
  }

  /** Renders without data. */
  String renderNothing() {
    return GoStrings.printable(text(Operand.INVALID));
  }

  private String text(Operand data) {
    var dot = changesData ? new Operand(data.type(), Copies.of(data.value())) : data;
    return Executor.render(parsed, functions, surroundings, missingKey, dot);
  }
}
