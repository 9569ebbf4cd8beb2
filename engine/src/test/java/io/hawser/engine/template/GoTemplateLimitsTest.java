package io.hawser.engine.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hawser.engine.render.TemplateException;
import io.hawser.engine.template.function.Environment;
import io.hawser.engine.template.function.Limits;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No template can hang, fill the memory, change the data or see the machine. */
@Timeout(value = 10, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class GoTemplateLimitsTest {
  private final GoTemplates templates = new GoTemplates();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{ repeat 999999999 \"abc\" }}",
        "{{ repeat 9223372036854775807 \"abc\" }}",
        "{{ indent 2147483647 \"a\\nb\" }}",
        "{{ nindent 9223372036854775807 \"a\" }}",
        "{{ randAlphaNum 2000000000 }}",
        "{{ until 2000000000 }}",
        "{{ untilStep 0 9223372036854775807 1 }}",
        "{{ untilStep 0 -9223372036854775808 -1 }}",
        "{{ range 9223372036854775807 }}{{ end }}",
        "{{ range 9999999 }}aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa{{ end }}",
        "{{ range until 1000 }}{{ range until 1000 }}{{ range until 1000 }}{{ end }}{{ end }}{{ end"
            + " }}",
        "{{ $s := \"aaaaaaaaaa\" }}{{ range until 100 }}{{ $s = print $s $s }}{{ end }}",
        "{{ $s := \"aaaaaaaaaa\" }}{{ range until 100 }}{{ $s = replace \"a\" $s $s }}{{ end }}",
        "{{ $s := list 1 }}{{ range until 100 }}{{ $s = concat $s $s }}{{ end }}",
        "{{ $s := list 1 }}{{ range until 100 }}{{ $s = list $s $s }}{{ end }}{{ print $s }}",
        "{{ $s := list 1 }}{{ range until 100 }}{{ $s = list $s $s }}{{ end }}{{ toJson $s }}",
        "{{ $d := dict }}{{ $_ := set $d \"d\" $d }}{{ $d }}",
        "{{ $d := dict }}{{ $_ := set $d \"d\" $d }}{{ deepCopy $d }}",
        "{{ $d := dict }}{{ $_ := set $d \"d\" $d }}{{ $e := dict }}{{ $_ := set $e \"d\" $e }}{{"
            + " deepEqual $d $e }}",
        "{{ $d := dict }}{{ $_ := set $d \"d\" $d }}{{ $e := dict }}{{ $_ := set $e \"d\" $e }}{{"
            + " merge $d $e }}",
        "{{ printf"
            + " \"%1000000d%1000000d%1000000d%1000000d%1000000d%1000000d%1000000d%1000000d%1000000d\""
            + " 1 1 1 1 1 1 1 1 1 }}",
        "{{ define \"r\" }}{{ template \"r\" . }}{{ end }}{{ template \"r\" . }}",
        "{{ define \"r\" }}{{ if true }}{{ with 1 }}{{ range 2 }}{{ template \"r\" . }}{{ end }}{{"
            + " end }}{{ end }}{{ end }}{{ template \"r\" . }}",
        "{{ regexMatch (repeat 5000 \"(a*)*\") (repeat 100000 \"a\") }}",
        "{{ regexReplaceAll \"\" (repeat 100000 \"a\") (repeat 1000 \"b\") }}",
        "{{ regexFind \"((a{0,10}){0,10}){0,10}b\" (repeat 1000000 \"a\") }}",
        "{{ wrapWith 1 (repeat 1000 \"x\") (repeat 100000 \"a\") }}",
        "{{ join (repeat 100000 \"x\") (until 1000) }}",
      })
  void what_would_take_too_much_is_refused(String template) {
    assertThatThrownBy(() -> templates.parse(template).render(Map.of()))
        .isInstanceOf(TemplateException.class);
  }

  @Test
  void deep_nesting_is_refused_by_the_parser() {
    var parentheses = "{{ " + "(".repeat(50_000) + "1" + ")".repeat(50_000) + " }}";
    var blocks = "{{ if true }}".repeat(20_000) + "{{ end }}".repeat(20_000);
    var elses = "{{ if false }}" + "{{ else if false }}".repeat(20_000) + "{{ end }}";

    assertThatThrownBy(() -> templates.parse(parentheses))
        .hasMessage("template: config:1: max expression depth exceeded");
    assertThatThrownBy(() -> templates.parse(blocks)).hasMessageContaining("deeper than 200");
    assertThatThrownBy(() -> templates.parse(elses)).hasMessageContaining("deeper than 200");
  }

  @Test
  void nesting_up_to_the_limits_works_on_a_small_stack() throws Exception {
    var template =
        "{{ define \"r\" }}{{ if gt . 0 }}{{ ((template_)) }}{{ end }}{{ end }}"
                .replace("{{ ((template_)) }}", "{{ template \"r\" (add . -1) }}")
            + "{{ template \"r\" 240 }}"
            + ("{{ " + "(".repeat(190) + "1" + ")".repeat(190) + " }}");
    var result = new String[1];
    var thread =
        Thread.ofPlatform().unstarted(() -> result[0] = templates.parse(template).render(Map.of()));
    thread.start();
    thread.join();
    assertThat(result[0]).isEqualTo("1");
  }

  @Test
  void a_template_longer_than_the_limit_is_refused() {
    var small =
        new GoTemplates(new Limits(10, 100, 100, 100, 10, 10), Clock.systemUTC(), Environment.NONE);
    assertThatThrownBy(() -> small.parse("x".repeat(11)))
        .hasMessage("the template has 11 characters, the limit is 10");
    assertThatThrownBy(() -> small.parse("{{ range 99 }}{{ end }}").render(Map.of()))
        .isInstanceOf(TemplateException.class);
  }

  @Test
  void functions_that_change_values_leave_the_callers_data_alone() {
    var inner = new HashMap<String, Object>(Map.of("k", "old"));
    var data = Map.of("m", (Object) inner, "list", List.of("b", "a"));

    var text =
        templates
            .parse("{{ $_ := set .m \"k\" \"new\" }}{{ .m.k }} {{ unset .m \"k\" }}")
            .render(data);

    assertThat(text).isEqualTo("new map[]");
    assertThat(inner).containsEntry("k", "old");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{{ env \"HOME\" }}", "{{ expandenv \"$HOME\" }}", "{{ getHostByName \"x\" }}"})
  void the_machine_is_out_of_sight_by_default(String template) {
    assertThatThrownBy(() -> templates.parse(template).render(Map.of()))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("switched off");
  }
}
