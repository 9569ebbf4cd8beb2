package io.hawser.engine.template.value;

/** A value of a Go type for which Java has no class of its own. */
public sealed interface GoValue
    permits GoBytes, GoComplex, GoInt, GoMap, GoPointer, GoSlice, GoStruct, GoText, GoTime {
  GoType type();
}
