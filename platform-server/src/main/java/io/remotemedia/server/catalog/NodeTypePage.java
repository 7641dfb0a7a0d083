package io.remotemedia.server.catalog;

import io.remotemedia.protocol.v1.GetNodeTypeResponse;
import io.remotemedia.protocol.v1.NodeTypeExample;
import io.remotemedia.protocol.v1.NodeTypeSummary;
import java.util.List;

/** The reference page of a node type, as Markdown. */
public final class NodeTypePage {
  private NodeTypePage() {}

  /**
   * Writes a page.
   *
   * @param type the type
   * @return Markdown
   */
  public static String of(GetNodeTypeResponse type) {
    StringBuilder page = new StringBuilder();
    head(type.getSummary(), page);
    page.append("| takes | %s |\n".formatted(Words.takes(type)));
    page.append("| emits | %s |\n\n".formatted(Words.emits(type)));
    parameters(Parameter.of(type.getParameterSchema()), page);
    if (!type.getDocumentation().isBlank()) {
      // Below the heading of its section, whatever level the author began with.
      String documentation = type.getDocumentation().strip().replaceAll("(?m)^(#{1,5} )", "#$1");
      page.append("## How it works\n\n").append(documentation).append("\n\n");
    }
    examples(type.getExamplesList(), page);
    return page.toString().strip() + "\n";
  }

  private static void head(NodeTypeSummary type, StringBuilder page) {
    page.append("# %s\n\n%s\n\n".formatted(type.getName(), type.getSummary()));
    page.append("| | |\n|---|---|\n");
    if (type.getAliasesCount() > 0) {
      page.append("| also | `%s` |\n".formatted(String.join("`, `", type.getAliasesList())));
    }
    page.append("| version | %s |\n".formatted(type.getVersion()));
    page.append("| plugin | %s |\n".formatted(type.getPluginId()));
    page.append("| stability | %s |\n".formatted(Words.stability(type)));
  }

  private static void parameters(List<Parameter> parameters, StringBuilder page) {
    page.append("## Parameters\n\n");
    if (parameters.isEmpty()) {
      page.append("None.\n\n");
      return;
    }
    page.append("| name | type | default | accepted | meaning |\n|---|---|---|---|---|\n");
    for (Parameter parameter : parameters) {
      page.append(
          "| `%s` | %s | %s | %s | %s |\n"
              .formatted(
                  parameter.name(),
                  parameter.type(),
                  parameter.required() ? "required" : code(parameter.byDefault()),
                  cell(parameter.accepted()),
                  cell(parameter.description())));
    }
    page.append('\n');
  }

  private static String code(String text) {
    return text.isEmpty() ? "" : "`" + text.replace("|", "\\|") + "`";
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace('\n', ' ');
  }

  private static void examples(List<NodeTypeExample> examples, StringBuilder page) {
    if (examples.isEmpty()) {
      return;
    }
    page.append("## Examples\n\nEach manifest runs as it stands.\n\n");
    for (NodeTypeExample example : examples) {
      page.append("### %s\n\n".formatted(example.getTitle()));
      if (example.hasInput()) {
        page.append("With audio of %s.\n\n".formatted(Words.format(example.getInput())));
      }
      page.append("```json\n%s```\n\n".formatted(example.getManifestJson()));
    }
  }
}
