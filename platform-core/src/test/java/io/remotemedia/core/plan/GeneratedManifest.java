package io.remotemedia.core.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A manifest out of a random number generator.
 *
 * @param json its text
 * @param kind what is known of it beforehand
 */
record GeneratedManifest(String json, Kind kind) {
  /** What is known of a manifest beforehand. */
  enum Kind {
    /** Right by construction. */
    RIGHT,
    /** Right by construction, with one fault planted. */
    WRONG,
    /** Thrown together: nothing is known. */
    ANY
  }

  private record Node(String id, String type, String params) {
    String json() {
      return "{\"id\":\"%s\",\"node_type\":\"%s\"%s}"
          .formatted(id, type, params.isEmpty() ? "" : ",\"params\":" + params);
    }
  }

  private record Edge(String from, String to) {
    String json() {
      return "{\"from\":\"%s\",\"to\":\"%s\"}".formatted(from, to);
    }
  }

  static GeneratedManifest of(Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> new GeneratedManifest(right(random).json(), Kind.RIGHT);
      case 1 -> new GeneratedManifest(new Planted(random, right(random)).json(), Kind.WRONG);
      default -> new GeneratedManifest(any(random).json(), Kind.ANY);
    };
  }

  private record Draft(List<Node> nodes, List<Edge> edges) {
    String json() {
      return "{\"version\":\"v1\",\"metadata\":{\"name\":\"g\"},\"nodes\":[%s],\"connections\":[%s]}"
          .formatted(
              String.join(",", nodes.stream().map(Node::json).toList()),
              String.join(",", edges.stream().map(Edge::json).toList()));
    }
  }

  /** Every node behind converters that make what it takes of whatever arrives. */
  private static Draft right(Random random) {
    Draft draft = new Draft(new ArrayList<>(), new ArrayList<>());
    draft.nodes().add(new Node("n0", "PassThrough", ""));
    int count = 1 + random.nextInt(8);
    for (int i = 1; i <= count; i++) {
      List<Node> sources =
          draft.nodes().stream().filter(node -> !node.type().equals("Recognizer")).toList();
      String from = sources.get(random.nextInt(sources.size())).id();
      String id = "n" + i;
      switch (random.nextInt(4)) {
        case 0 -> add(draft, new Node(id, "PassThrough", random.nextBoolean() ? "{}" : ""), from);
        case 1 -> add(draft, new Node(id, "AudioResample", resample(random)), from);
        case 2 -> {
          add(draft, new Node(id + "r", "AudioResample", "{\"target_sample_rate\":16000}"), from);
          add(draft, new Node(id, "VAD", random.nextBoolean() ? "" : "{\"onset\":0.9}"), id + "r");
        }
        default -> {
          int rate = 8_000 * (1 + random.nextInt(3));
          add(
              draft,
              new Node(id + "r", "AudioResample", "{\"target_sample_rate\":%d}".formatted(rate)),
              from);
          add(
              draft,
              new Node(
                  id + "c", "AudioFormatConverter", "{\"target_format\":\"I16\",\"channels\":1}"),
              id + "r");
          add(
              draft,
              new Node(
                  id, "Recognizer", "{\"language\":\"en\",\"sample_rate\":%d}".formatted(rate)),
              id + "c");
        }
      }
    }
    return draft;
  }

  private static String resample(Random random) {
    int rate = List.of(8_000, 16_000, 44_100, 48_000, 96_000, 11_025).get(random.nextInt(6));
    return "{\"target_sample_rate\":%d}".formatted(rate);
  }

  private static void add(Draft draft, Node node, String from) {
    draft.nodes().add(node);
    draft.edges().add(new Edge(from, node.id()));
  }

  /** One fault in a manifest that has none. */
  private record Planted(Random random, Draft draft) {
    String json() {
      String json = draft.json();
      Node node = draft.nodes().get(random.nextInt(draft.nodes().size()));
      Edge edge = draft.edges().get(random.nextInt(draft.edges().size()));
      return switch (random.nextInt(12)) {
        case 0 -> json.replaceFirst("\"v1\"", "\"v2\"");
        case 1 -> json.replaceFirst("\\{\"name\":\"g\"}", "{\"name\":\"\"}");
        case 2 -> json.replaceFirst("\"node_type\":\"PassThrough\"", "\"node_type\":\"Echo\"");
        case 3 -> with(new Node(node.id(), "PassThrough", ""), null);
        case 4 -> with(null, new Edge(node.id(), node.id()));
        case 5 -> with(null, edge);
        case 6 -> with(null, new Edge("nobody", node.id()));
        case 7 -> with(null, new Edge(edge.to(), edge.from()));
        case 8 -> with(new Node("bad", "AudioResample", "{\"target_sample_rate\":1}"), null);
        case 9 -> with(new Node("bad", "VAD", "{\"onset\":0.1,\"release\":0.2}"), null);
        case 10 -> with(new Node("bad", "PassThrough", "{\"gain\":1}"), null);
        default -> with(new Node("bad id", "PassThrough", ""), null);
      };
    }

    private String with(Node node, Edge edge) {
      if (node != null) {
        draft.nodes().add(random.nextInt(draft.nodes().size()), node);
      }
      if (edge != null) {
        draft.edges().add(edge);
      }
      return draft.json();
    }
  }

  /** Nodes of any type with any parameters, connected at random, mostly forwards. */
  private static Draft any(Random random) {
    Draft draft = new Draft(new ArrayList<>(), new ArrayList<>());
    int count = 1 + random.nextInt(6);
    for (int i = 0; i < count; i++) {
      draft.nodes().add(anyNode(random, "n" + i));
    }
    int edges = random.nextInt(count + 1);
    for (int i = 0; i < edges; i++) {
      int a = random.nextInt(count);
      int b = random.nextInt(count);
      boolean forwards = random.nextInt(20) > 0;
      String from = "n" + (forwards ? Math.min(a, b) : a);
      String to = "n" + (forwards ? Math.max(a, b) : b);
      if (!from.equals(to) || random.nextInt(20) == 0) {
        draft.edges().add(new Edge(from, to));
      }
    }
    return draft;
  }

  private static Node anyNode(Random random, String id) {
    return switch (random.nextInt(9)) {
      case 0, 1 -> new Node(id, "PassThrough", "");
      case 2 -> new Node(id, "AudioResample", resample(random));
      case 3 ->
          new Node(
              id,
              "AudioFormatConverter",
              List.of(
                      "",
                      "{\"channels\":2}",
                      "{\"target_format\":\"I16\"}",
                      "{\"channels\":1,\"target_format\":\"I16\"}")
                  .get(random.nextInt(4)));
      case 4 -> new Node(id, "VAD", "");
      case 5 ->
          new Node(
              id,
              "Recognizer",
              "{\"language\":\"en\",\"sample_rate\":%d}"
                  .formatted(8_000 * (1 + random.nextInt(2))));
      case 6 -> new Node(id, "Mixer", "");
      case 7 -> new Node(id, "Subtitles", "");
      default ->
          new Node(id, List.of("Picky", "Flaky", "Speaker", "Narrow").get(random.nextInt(4)), "");
    };
  }
}
