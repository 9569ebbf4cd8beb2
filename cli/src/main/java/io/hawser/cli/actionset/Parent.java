package io.hawser.cli.actionset;

import io.hawser.crds.ActionSet;
import io.hawser.crds.ApiVersion;
import java.util.List;

/**
 * An ActionSet that was run to its end, from which another one takes over what it does not say
 * itself.
 *
 * @param actions with the artifacts that the run gave
 */
public record Parent(String name, ApiVersion apiVersion, List<ActionSet.Action> actions) {
  public Parent {
    actions = List.copyOf(actions);
  }
}
