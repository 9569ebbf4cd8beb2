package io.hawser.engine.render;

/** A language in which the strings of a blueprint are written. Thread-safe. */
public interface TemplateLanguage {
  /**
   * Reads a template.
   *
   * @throws TemplateException of class {@code parse}, with the place inside the text
   */
  Template parse(String text);
}
