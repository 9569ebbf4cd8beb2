package io.hawser.cli.output;

import io.hawser.cli.terminal.Terminal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A list of things with named fields. The table shows the columns; JSON and YAML hold the details
 * too.
 */
public final class Listing<T> {
  private final List<Field<T>> fields = new ArrayList<>();

  private record Field<T>(String name, boolean shown, Function<T, @Nullable Object> value) {}

  /** A field that the table shows as well. */
  public Listing<T> column(String name, Function<T, @Nullable Object> value) {
    fields.add(new Field<>(name, true, value));
    return this;
  }

  /** A field for programs only. */
  public Listing<T> detail(String name, Function<T, @Nullable Object> value) {
    fields.add(new Field<>(name, false, value));
    return this;
  }

  public void print(Terminal terminal, OutputFormat format, List<T> items) {
    terminal
        .out()
        .print(
            switch (format) {
              case table -> table(items);
              case json -> JsonText.of(items.stream().map(this::fieldsOf).toList()) + "\n";
              case yaml -> YamlText.of(items.stream().map(this::fieldsOf).toList());
            });
  }

  /** The fields of one item, as programs get them. */
  public Map<String, @Nullable Object> fieldsOf(T item) {
    var map = new LinkedHashMap<String, @Nullable Object>();
    fields.forEach(field -> map.put(field.name, plain(field.value.apply(item))));
    return map;
  }

  private String table(List<T> items) {
    var columns = fields.stream().filter(Field::shown).toList();
    var rows = new ArrayList<List<String>>();
    rows.add(columns.stream().map(column -> heading(column.name)).toList());
    for (var item : items) {
      rows.add(columns.stream().map(column -> cell(column.value.apply(item))).toList());
    }
    var text = new StringBuilder();
    for (var row : rows) {
      var line = new StringBuilder();
      for (int i = 0; i < row.size(); i++) {
        int at = i;
        int width = rows.stream().mapToInt(r -> r.get(at).length()).max().orElse(0);
        line.append(row.get(i)).repeat(' ', width - row.get(i).length() + 2);
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  /** {@code startedAt} becomes {@code STARTED AT}. */
  private static String heading(String name) {
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toUpperCase(Locale.ROOT);
  }

  private static String cell(@Nullable Object value) {
    var plain = plain(value);
    return plain == null ? "-" : String.valueOf(plain).replace('\n', ' ');
  }

  private static @Nullable Object plain(@Nullable Object value) {
    return switch (value) {
      case Optional<?> optional -> plain(optional.orElse(null));
      case Instant time -> time.truncatedTo(ChronoUnit.SECONDS).toString();
      case Enum<?> constant -> constant.name().toLowerCase(Locale.ROOT);
      case null, default -> value;
    };
  }
}
