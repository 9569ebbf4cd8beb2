package io.hawser.engine.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hawser.engine.render.TemplateException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KanisterParamsTest {
  private final GoTemplates templates = new GoTemplates();
  private final KanisterRendering rendering = new KanisterRendering(templates);

  private final KanisterParams params =
      KanisterParams.of(
          Map.of(
              "Time", "2026-03-04T05:06:07Z",
              "StatefulSet", Map.of("Name", "pg", "Namespace", "db", "Pods", List.of("pg-0")),
              "Secrets", Map.of("db", Map.of("Name", "s", "Data", Map.of("password", "c2VjcmV0"))),
              "Options", Map.of("image", "reg/img:1")));

  private String render(String template) {
    return templates.parse(template).render(params);
  }

  @Test
  void fields_are_found_by_their_go_names_and_secrets_hold_bytes() {
    assertThat(render("{{ .StatefulSet.Name }} {{ index .StatefulSet.Pods 0 }}"))
        .isEqualTo("pg pg-0");
    assertThat(render("{{ toString .Secrets.db.Data.password }} {{ .Secrets.db.Data.password }}"))
        .isEqualTo("secret [115 101 99 114 101 116]");
  }

  @Test
  void a_wrong_field_a_nil_subject_and_a_missing_key_are_different_errors() {
    assertThatThrownBy(() -> render("{{ .Nope }}"))
        .hasMessageContaining("can't evaluate field Nope in type param.TemplateParams")
        .extracting("kind")
        .isEqualTo(TemplateException.Kind.EXEC);
    assertThatThrownBy(() -> render("{{ .Deployment.Name }}"))
        .hasMessageContaining("nil pointer evaluating *param.DeploymentParams.Name");
    assertThatThrownBy(() -> render("{{ .Options.nope }}"))
        .extracting("kind")
        .isEqualTo(TemplateException.Kind.MISSING_KEY);
    assertThat(render("{{ index .Options \"nope\" }}")).isEmpty();
  }

  @Test
  void the_place_of_an_error_counts_from_one() {
    assertThatThrownBy(() -> render("é\n  {{ .Nope }}"))
        .hasMessageContaining("config:2:5")
        .extracting("line", "column")
        .containsExactly(2, 6);
  }

  @Test
  void values_of_the_wrong_type_and_unknown_names_are_refused_with_their_path() {
    assertThatThrownBy(() -> KanisterParams.of(Map.of("Options", Map.of("a", 1L))))
        .hasMessage("a Long is no string at .Options.a");
    assertThatThrownBy(() -> KanisterParams.of(Map.of("PVC", Map.of("Nam", "x"))))
        .hasMessage("no field 'Nam' in param.PVCParams at .PVC");
  }

  @Test
  void arguments_are_rendered_through_lists_and_maps_and_null_is_refused() {
    var arguments =
        Map.of(
            "image", "{{ .Options.image }}",
            "list", List.of("{{ .StatefulSet.Name }}", 3L),
            "map", Map.of("{{ .StatefulSet.Name }}", true));

    assertThat(rendering.arguments(arguments, params))
        .isEqualTo(
            Map.of("image", "reg/img:1", "list", List.of("pg", 3L), "map", Map.of("pg", true)));
    var nothing = new HashMap<String, Object>();
    nothing.put("a", Arrays.asList("x", null));
    assertThatThrownBy(() -> rendering.arguments(nothing, params))
        .hasMessage("argument 'a[1]' is null; give it a value or leave it out");
  }

  @Test
  void a_missing_key_is_told_in_kanisters_words() {
    assertThatThrownBy(() -> rendering.text("{{ .Options.nope }}", params))
        .hasMessage("Failed to render template: \"nope\" not found");
  }
}
