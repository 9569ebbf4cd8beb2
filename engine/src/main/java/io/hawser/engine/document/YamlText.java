package io.hawser.engine.document;

import io.hawser.engine.error.Finding;
import io.hawser.engine.error.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/** Splits a text into the node trees of its documents, within {@link Limits}. */
final class YamlText {
  /** Marks scalars without quotes and tag; what they mean is the {@link Dialect}'s matter. */
  static final Tag PLAIN = new Tag("!plain");

  private final Source source;
  private final List<Finding> findings;

  YamlText(Source source, List<Finding> findings) {
    this.source = source;
    this.findings = findings;
  }

  /** The documents up to the first fault of syntax, which is added to the findings. */
  List<Node> documents() {
    var documents = new ArrayList<Node>();
    if (source.text().length() > Limits.CHARACTERS) {
      find(1, 1, "the text is longer than %d characters".formatted(Limits.CHARACTERS));
      return documents;
    }
    try {
      var composer = composer();
      while (composer.checkNode()) {
        if (documents.size() == Limits.DOCUMENTS) {
          find(1, 1, "more than %d documents".formatted(Limits.DOCUMENTS));
          return documents;
        }
        documents.add(composer.getNode());
      }
    } catch (MarkedYAMLException e) {
      findSyntax(e);
    } catch (ReaderException e) {
      findCharacter(e);
    } catch (YAMLException e) {
      find(1, 1, "limits exceeded: " + e.getMessage());
    }
    return documents;
  }

  private Composer composer() {
    var options = new LoaderOptions();
    options.setCodePointLimit(Limits.CHARACTERS);
    options.setNestingDepthLimit(Limits.DEPTH);
    options.setMaxAliasesForCollections(Limits.ALIASES);
    var parser = new ParserImpl(new StreamReader(source.text()), options);
    return new Composer(parser, new Unresolved(), options);
  }

  private void findSyntax(MarkedYAMLException e) {
    var mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
    var context = e.getContext() == null ? "" : e.getContext() + ", ";
    var message = "not YAML: " + context + e.getProblem() + hint(String.valueOf(e.getProblem()));
    if (mark == null) {
      find(1, 1, message);
    } else {
      find(mark.getLine() + 1, mark.getColumn() + 1, message);
    }
  }

  private static String hint(String problem) {
    if (problem.contains("'@'") || problem.contains("'%'") || problem.contains("'`'")) {
      return "; put the text in quotes";
    }
    return problem.contains("'\\t") ? "; indent with spaces" : "";
  }

  private void findCharacter(ReaderException e) {
    var before = source.text().substring(0, Math.min(e.getPosition(), source.text().length()));
    int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
    int column = before.length() - before.lastIndexOf('\n');
    find(line, column, "not YAML: character U+%04X is not allowed".formatted(e.getCodePoint()));
  }

  private void find(int line, int column, String message) {
    findings.add(new Finding(Optional.of(new Position(source.name(), line, column)), "", message));
  }

  private static final class Unresolved extends Resolver {
    @Override
    protected void addImplicitResolvers() {
      // None: YAML 1.1's types are not wanted.
    }

    @Override
    public Tag resolve(NodeId kind, String value, boolean implicit) {
      return kind == NodeId.scalar && implicit ? PLAIN : super.resolve(kind, value, implicit);
    }
  }
}
