package io.hawser.engine.template.sprig;

import io.hawser.engine.template.function.Arguments;
import io.hawser.engine.template.function.CallFailure;
import io.hawser.engine.template.function.GoFunction;
import io.hawser.engine.template.value.Kind;
import io.hawser.engine.template.value.Operand;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Taking URLs apart and putting them together. */
final class Urls {
  static final List<GoFunction> FUNCTIONS =
      List.of(
          GoFunction.of("urlParse(string) map[string]any", a -> parts(a.text(0))),
          GoFunction.of("urlJoin(map[string]any) string", Urls::join));

  private Urls() {}

  private static Map<String, @Nullable Object> parts(String text) {
    GoUrl url;
    try {
      url = GoUrl.parse(text);
    } catch (GoUrl.Malformed malformed) {
      throw new CallFailure("unable to parse url: " + malformed.getMessage());
    }
    var parts = new LinkedHashMap<String, @Nullable Object>();
    parts.put("scheme", url.scheme());
    parts.put("host", url.host());
    parts.put("hostname", url.hostname());
    parts.put("path", url.path());
    parts.put("query", url.query());
    parts.put("opaque", url.opaque());
    parts.put("fragment", url.fragment());
    parts.put("userinfo", url.user() == null ? "" : url.user().toString());
    return parts;
  }

  private static String join(Arguments arguments) {
    String userinfo = part(arguments, "userinfo");
    GoUrl.User user = null;
    if (!userinfo.isEmpty()) {
      try {
        user = GoUrl.parse("proto://" + userinfo + "@host").user();
      } catch (GoUrl.Malformed malformed) {
        throw new CallFailure("unable to parse userinfo in dict: " + malformed.getMessage());
      }
    }
    return new GoUrl(
            part(arguments, "scheme"),
            part(arguments, "opaque"),
            user,
            part(arguments, "host"),
            part(arguments, "path"),
            part(arguments, "query"),
            part(arguments, "fragment"))
        .toString();
  }

  private static String part(Arguments arguments, String key) {
    if (!arguments.map(0).containsKey(key)) {
      return "";
    }
    var value = Operand.of(arguments.map(0).get(key));
    if (!value.isValid()) {
      throw Panics.nilPointer();
    }
    if (value.kind() != Kind.STRING) {
      throw new CallFailure(
          "unable to parse %s key, must be of type string, but %s found"
              .formatted(key, value.kind()));
    }
    return value.text();
  }
}
