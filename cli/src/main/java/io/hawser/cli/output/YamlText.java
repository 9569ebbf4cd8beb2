package io.hawser.cli.output;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** Writes plain values (String, Number, Boolean, null, List, Map) as a YAML document. */
public final class YamlText {
  private YamlText() {}

  public static String of(@Nullable Object value) {
    var options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    options.setIndent(2);
    options.setWidth(100);
    options.setSplitLines(false);
    return new Yaml(options).dump(value);
  }
}
