package io.hawser.engine.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hawser.engine.error.BlueprintException;
import org.junit.jupiter.api.Test;

class FunctionsTest {
  private record Named(FunctionSpec<String> spec) implements BuiltinFunction<String> {
    Named(String name) {
      this(FunctionSpec.of(name, "Do nothing", _ -> ""));
    }

    @Override
    public Outputs run(String params, RunContext run) {
      return Outputs.NONE;
    }
  }

  private final Functions functions = Functions.of(new Named("Wait"), new Named("Exec"));

  @Test
  void listsByName() {
    assertThat(functions.names()).containsExactly("Exec", "Wait");
  }

  @Test
  void findsByName() {
    assertThat(functions.require("Wait").spec().name()).isEqualTo("Wait");
  }

  @Test
  void offersTheNameThatMayBeMeant() {
    assertThatThrownBy(() -> functions.require("Exce"))
        .isInstanceOf(BlueprintException.class)
        .hasMessage("no function 'Exce'; did you mean 'Exec'?");
  }

  @Test
  void namesAllWhenNothingIsNear() {
    assertThatThrownBy(() -> functions.require("Snapshot"))
        .hasMessage("no function 'Snapshot'; known: Exec, Wait");
  }

  @Test
  void refusesTwoOfTheSameName() {
    assertThatThrownBy(() -> functions.and(new Named("Wait"))).hasMessage("two functions 'Wait'");
  }
}
