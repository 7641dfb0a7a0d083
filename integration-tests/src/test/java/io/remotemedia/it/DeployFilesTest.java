package io.remotemedia.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.remotemedia.server.config.ConfigLoader;
import io.remotemedia.server.config.ConfigSources;
import io.remotemedia.server.config.EffectiveValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The files under deploy/, as far as they can be tried without a cluster. */
class DeployFilesTest {
  private static final Path DEPLOY = Path.of(System.getProperty("checkout"), "deploy");
  private static final Pattern OUR_METRIC = Pattern.compile("\\bremotemedia_[a-z_]+");
  private static final Pattern OUR_VARIABLE = Pattern.compile("\\bREMOTEMEDIA_[A-Z_]+");

  /** Of the launcher, not of the server. */
  private static final Set<String> LAUNCHER =
      Set.of("REMOTEMEDIA_JAVA_HOME", "REMOTEMEDIA_JAVA_OPTS", "REMOTEMEDIA_PORT");

  private static String read(String... path) throws IOException {
    return Files.readString(Path.of(DEPLOY.toString(), path));
  }

  @Test
  void alertRulesPassPrometheusOwnChecks() throws Exception {
    assumeTrue(Commands.exists("promtool"), "skipped: promtool is not installed");
    for (List<String> check :
        List.of(
            List.of("check", "rules", "alerts.yaml"),
            List.of("test", "rules", "alerts.test.yaml"),
            List.of("check", "config", "scrape.yaml"))) {
      Commands.Result result =
          Commands.run(
              "promtool",
              check.get(0),
              check.get(1),
              DEPLOY.resolve("prometheus").resolve(check.get(2)).toString());
      assertEquals(0, result.code(), result::output);
    }
  }

  @Test
  void everyMetricOfRulesDashboardAndAutoscalerExists(@TempDir Path plugins) throws Exception {
    try (RunningServer server = RunningServer.start(plugins)) {
      server
          .client()
          .executePipeline(
              io.remotemedia.protocol.v1.ExecuteRequest.newBuilder()
                  .setManifestJson(Manifests.PASS)
                  .putAudioInputs("pass", Audio.tone(16_000, 160, 440))
                  .build());
      String page = new MetricsPage(server.server.httpAddress()).text();
      Set<String> known = new TreeSet<>();
      Matcher metric = OUR_METRIC.matcher(page);
      while (metric.find()) {
        known.add(metric.group());
      }
      // These appear with their first event, and only where TLS and files are used.
      known.addAll(
          Set.of(
              "remotemedia_reload_failed",
              "remotemedia_tls_certificate_expiry_timestamp_seconds",
              "remotemedia_refusals_total",
              "remotemedia_chunk_seconds_bucket"));
      for (String file :
          List.of(
              "prometheus/alerts.yaml", "grafana/dashboard.json", "kubernetes/remotemedia.yaml")) {
        Matcher used = OUR_METRIC.matcher(read(file.split("/")));
        while (used.find()) {
          assertTrue(known.contains(used.group()), file + ": " + used.group() + " not in " + known);
        }
      }
    }
  }

  @Test
  void theDashboardIsValidAndEveryPanelAsksSomething() throws Exception {
    JsonNode dashboard = JsonMapper.shared().readTree(read("grafana", "dashboard.json"));
    assertTrue(dashboard.path("panels").size() >= 8);
    for (JsonNode panel : dashboard.path("panels")) {
      assertFalse(panel.path("title").asString("").isEmpty());
      if (!panel.path("type").asString("").equals("row")) {
        assertFalse(panel.path("targets").isEmpty(), panel.path("title").toString());
        assertFalse(panel.path("targets").get(0).path("expr").asString("").isEmpty());
      }
    }
  }

  @Test
  void kubernetesObjectsArePairedAndDrainFitsIntoTheirGrace() throws Exception {
    YAMLMapper yaml = new YAMLMapper();
    try (var documents =
        yaml.readerFor(JsonNode.class).readValues(read("kubernetes", "remotemedia.yaml"))) {
      List<JsonNode> objects = toList(documents);
      Map<String, JsonNode> byKind =
          objects.stream().collect(Collectors.toMap(o -> o.path("kind").asString(), o -> o));
      assertEquals(
          Set.of("Deployment", "Service", "PodDisruptionBudget", "HorizontalPodAutoscaler"),
          byKind.keySet());
      JsonNode pod = byKind.get("Deployment").path("spec").path("template").path("spec");
      JsonNode container = pod.path("containers").get(0);
      assertTrue(pod.path("securityContext").path("runAsNonRoot").asBoolean());
      assertTrue(container.path("securityContext").path("readOnlyRootFilesystem").asBoolean());
      Map<String, String> environment =
          container
              .path("env")
              .valueStream()
              .collect(
                  Collectors.toMap(
                      variable -> variable.path("name").asString(),
                      variable -> variable.path("value").asString()));
      long grace = Long.parseLong(environment.get("REMOTEMEDIA_SHUTDOWN_GRACE_MS"));
      assertTrue(grace + 2_000 <= pod.path("terminationGracePeriodSeconds").asLong() * 1_000);
    }
  }

  private static List<JsonNode> toList(Iterator<?> all) {
    List<JsonNode> objects = new java.util.ArrayList<>();
    all.forEachRemaining(object -> objects.add((JsonNode) object));
    return objects;
  }

  @Test
  void everyVariableThatTheFilesSetIsASetting() throws Exception {
    Set<String> known =
        ConfigLoader.effective(new ConfigSources(null, Map.of(), Map.of())).stream()
            .map(EffectiveValue::key)
            .map(key -> "REMOTEMEDIA_" + key.replace('.', '_').toUpperCase(java.util.Locale.ROOT))
            .collect(Collectors.toSet());
    for (String file :
        List.of(
            "kubernetes/remotemedia.yaml",
            "container/Containerfile",
            "systemd/remotemedia.service")) {
      Matcher variable = OUR_VARIABLE.matcher(read(file.split("/")));
      while (variable.find()) {
        String name = variable.group();
        assertTrue(known.contains(name) || LAUNCHER.contains(name), file + ": " + name);
      }
    }
  }

  @Test
  void theContainerRunsAsNobodyAndUnpacksTheArchive() throws Exception {
    String file = read("container", "Containerfile");
    assertTrue(file.contains("USER 10001:10001"));
    assertTrue(file.contains("ENTRYPOINT [\"/opt/remotemedia/bin/remotemedia\"]"));
    assertTrue(file.contains("ADD distribution/target/remotemedia-*.tar.gz /opt/"));
  }

  @Test
  void theServiceUnitPassesSystemdsCheck(@TempDir Path folder) throws Exception {
    assumeTrue(Commands.exists("systemd-analyze"), "skipped: systemd-analyze is not installed");
    // The one thing that the checker cannot know here is where the distribution will be.
    Path unit =
        Files.writeString(
            folder.resolve("remotemedia.service"),
            read("systemd", "remotemedia.service")
                .replace("ExecStart=/opt/remotemedia/bin/remotemedia", "ExecStart=/bin/true"));
    Commands.Result result = Commands.run("systemd-analyze", "verify", unit.toString());
    assertFalse(result.output().contains("remotemedia.service:"), result::output);
  }

  @Test
  void theProxyConfigurationIsAcceptedByHaproxy() throws Exception {
    assumeTrue(Commands.exists("haproxy"), "skipped: haproxy is not installed");
    Commands.Result result =
        Commands.run("haproxy", "-c", "-f", DEPLOY.resolve("haproxy/haproxy.cfg").toString());
    assertEquals(0, result.code(), result::output);
  }
}
