package io.remotemedia.server.catalog;

import io.remotemedia.protocol.v1.GetNodeTypeResponse;
import io.remotemedia.protocol.v1.NodeTypeExample;
import io.remotemedia.protocol.v1.NodeTypeSummary;
import java.util.ArrayList;
import java.util.List;

/** All about a node type, for the terminal. */
public final class NodeTypeText {
  private static final int WIDTH = 100;

  private NodeTypeText() {}

  /**
   * Writes it.
   *
   * @param type the type
   * @return lines of about a hundred columns
   */
  public static String of(GetNodeTypeResponse type) {
    StringBuilder out = new StringBuilder();
    head(type, out);
    parameters(Parameter.of(type.getParameterSchema()), out);
    if (!type.getDocumentation().isBlank()) {
      out.append('\n').append(type.getDocumentation().strip()).append('\n');
    }
    examples(type, out);
    return out.toString();
  }

  private static void head(GetNodeTypeResponse type, StringBuilder out) {
    NodeTypeSummary summary = type.getSummary();
    out.append(summary.getName()).append(' ').append(summary.getVersion());
    if (summary.getAliasesCount() > 0) {
      out.append(" (also ").append(String.join(", ", summary.getAliasesList())).append(')');
    }
    out.append("\n%s\n\n".formatted(summary.getSummary()));
    out.append(
        "plugin  %s %s, %s\n"
            .formatted(
                summary.getPluginId(), summary.getPluginVersion(), Words.stability(summary)));
    out.append("takes   %s\n".formatted(Words.takes(type)));
    out.append("emits   %s\n".formatted(Words.emits(type)));
  }

  private static void parameters(List<Parameter> parameters, StringBuilder out) {
    if (parameters.isEmpty()) {
      out.append("\nNo parameters.\n");
      return;
    }
    int names = "PARAMETER".length();
    int types = "TYPE".length();
    int defaults = "required".length();
    for (Parameter parameter : parameters) {
      names = Math.max(names, parameter.name().length());
      types = Math.max(types, parameter.type().length());
      defaults = Math.max(defaults, parameter.byDefault().length());
    }
    String row = "%-" + names + "s  %-" + types + "s  %-" + defaults + "s  %s\n";
    out.append('\n').append(row.formatted("PARAMETER", "TYPE", "DEFAULT", "ACCEPTED"));
    for (Parameter parameter : parameters) {
      String byDefault = parameter.required() ? "required" : parameter.byDefault();
      out.append(
          (row.formatted(parameter.name(), parameter.type(), byDefault, parameter.accepted()))
                  .stripTrailing()
              + "\n");
      wrapped(parameter.description(), WIDTH - 4)
          .forEach(line -> out.append("    ").append(line).append('\n'));
    }
  }

  private static List<String> wrapped(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split("\\s+")) {
      if (line.length() > 0 && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    if (line.length() > 0) {
      lines.add(line.toString());
    }
    return lines;
  }

  private static void examples(GetNodeTypeResponse type, StringBuilder out) {
    if (type.getExamplesCount() == 0) {
      return;
    }
    out.append("\nExamples (print the manifest alone with --example N)\n");
    int number = 1;
    for (NodeTypeExample example : type.getExamplesList()) {
      String input = example.hasInput() ? ": " + Words.format(example.getInput()) : "";
      out.append("  %d. %s%s\n".formatted(number++, example.getTitle(), input));
    }
    out.append('\n').append(type.getExamples(0).getManifestJson());
  }
}
