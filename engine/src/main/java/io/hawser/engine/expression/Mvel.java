package io.hawser.engine.expression;

import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.mvel2.MVEL;
import org.mvel2.ParserContext;
import org.mvel2.integration.VariableResolver;
import org.mvel2.integration.impl.BaseVariableResolverFactory;
import org.mvel2.integration.impl.SimpleValueResolver;
import org.mvel2.optimizers.OptimizerFactory;

/** The only place that touches MVEL. It computes; names are looked up by {@link Lookup}. */
final class Mvel {
  /** Held here, since loggers nobody holds lose their level; what fails is told by exceptions. */
  private static final Logger MVELS_LOG = Logger.getLogger("org.mvel2");

  static {
    MVELS_LOG.setLevel(Level.OFF);
    // MVEL's bytecode optimizer generates classes; the reflective one does not. Read once by MVEL,
    // so it must be set before its first use.
    System.setProperty("mvel2.disable.jit", "true");
    OptimizerFactory.setDefaultOptimizer(OptimizerFactory.SAFE_REFLECTIVE);
  }

  private Mvel() {}

  /** Finds the value of a variable when, and only when, the computation needs it. */
  interface Lookup {
    @Nullable Object value(int variable);
  }

  /** Compiled anew each time: compiled code keeps caches that threads must not share. */
  static @Nullable Object compute(String code, int variables, Lookup lookup) {
    var compiled = MVEL.compileExpression(code, new ParserContext());
    return MVEL.executeExpression(compiled, new Variables(variables, lookup));
  }

  private static final class Variables extends BaseVariableResolverFactory {
    private static final long serialVersionUID = 1L;
    private final int count;
    private final transient Lookup lookup;

    Variables(int count, Lookup lookup) {
      this.count = count;
      this.lookup = lookup;
    }

    @Override
    public boolean isTarget(String name) {
      return isResolveable(name);
    }

    @Override
    public boolean isResolveable(String name) {
      return name.matches("v\\d{1,4}") && Integer.parseInt(name.substring(1)) < count;
    }

    @Override
    public VariableResolver getVariableResolver(String name) {
      if (!isResolveable(name)) {
        throw new IllegalStateException("unknown variable " + name);
      }
      return new SimpleValueResolver(lookup.value(Integer.parseInt(name.substring(1))));
    }

    @Override
    public VariableResolver createVariable(String name, Object value) {
      throw new IllegalStateException("variables are not made");
    }

    @Override
    public VariableResolver createVariable(String name, Object value, Class<?> type) {
      throw new IllegalStateException("variables are not made");
    }

    @Override
    public Set<String> getKnownVariables() {
      return Set.of();
    }
  }
}
