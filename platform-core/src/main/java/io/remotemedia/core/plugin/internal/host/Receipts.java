package io.remotemedia.core.plugin.internal.host;

import io.remotemedia.core.plugin.PluginStatus;
import io.remotemedia.core.plugin.StepOutcome;
import io.remotemedia.spi.SpiVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The receipts beside the files: what an operator who only sees the folder gets to know. Written
 * whole or not at all; in a folder that cannot be written, in the state folder instead.
 */
final class Receipts {
  static final String SUFFIX = ".status.json";
  private static final Logger log = LoggerFactory.getLogger(Receipts.class);
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final boolean enabled;
  private final Optional<Path> stateFolder;
  private final Set<Path> readOnly = new HashSet<>();

  Receipts(boolean enabled, Optional<Path> stateFolder) {
    this.enabled = enabled;
    this.stateFolder = stateFolder;
  }

  void write(PluginStatus status) {
    if (!enabled) {
      return;
    }
    String json = JSON.writeValueAsString(fields(status)) + "\n";
    Path folder = status.file().getParent();
    String name = status.file().getFileName() + SUFFIX;
    if (!readOnly.contains(folder)) {
      try {
        replace(folder.resolve(name), json);
        return;
      } catch (IOException e) {
        readOnly.add(folder);
        log.atWarn()
            .addKeyValue("event", "plugins.receipts_elsewhere")
            .addKeyValue("folder", folder)
            .addKeyValue("state_folder", stateFolder.map(Path::toString).orElse(""))
            .addKeyValue("cause", String.valueOf(e))
            .log("receipts cannot be written beside the plugins");
      }
    }
    stateFolder.ifPresent(state -> writeToState(state, name, json));
  }

  private static void writeToState(Path folder, String name, String json) {
    try {
      Files.createDirectories(folder);
      replace(folder.resolve(name), json);
    } catch (IOException e) {
      log.atWarn()
          .addKeyValue("event", "plugins.receipt_failed")
          .addKeyValue("cause", String.valueOf(e))
          .log("a receipt cannot be written");
    }
  }

  private static void replace(Path receipt, String json) throws IOException {
    Path fresh = receipt.resolveSibling("." + receipt.getFileName() + ".new");
    Files.writeString(fresh, json);
    Files.move(fresh, receipt, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Removes the receipt of a file that is gone. */
  void remove(Path file) {
    if (!enabled) {
      return;
    }
    String name = file.getFileName() + SUFFIX;
    try {
      Files.deleteIfExists(file.resolveSibling(name));
      if (stateFolder.isPresent()) {
        Files.deleteIfExists(stateFolder.get().resolve(name));
      }
    } catch (IOException e) {
      log.debug("a receipt cannot be removed", e);
    }
  }

  /** Removes receipts whose files went while no server ran. */
  void removeOrphans(Set<Path> receipts, Set<Path> files) {
    for (Path receipt : receipts) {
      String name = receipt.getFileName().toString();
      Path file = receipt.resolveSibling(name.substring(0, name.length() - SUFFIX.length()));
      if (!files.contains(file)) {
        remove(file);
      }
    }
  }

  private static Map<String, Object> fields(PluginStatus status) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("file", status.file().getFileName().toString());
    fields.put("plugin", status.pluginId());
    fields.put("version", status.version());
    fields.put("state", status.state().name());
    fields.put("code", status.code() == null ? "" : status.code().id());
    fields.put("reason", status.reason());
    fields.put("evidence", status.evidence());
    fields.put("next_step", status.nextStep());
    fields.put("warnings", status.verdict().warnings());
    fields.put("node_types", status.nodeTypes());
    fields.put("steps", status.verdict().steps().stream().map(Receipts::step).toList());
    fields.put("judged_in_ms", status.judgedMillis());
    fields.put("since", status.since().toString());
    fields.put("sha256", status.sha256());
    fields.put("server_spi", SpiVersion.CURRENT);
    return fields;
  }

  private static Map<String, Object> step(StepOutcome outcome) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("step", outcome.step().label());
    fields.put("result", outcome.result().name().toLowerCase(Locale.ROOT));
    if (!outcome.note().isEmpty()) {
      fields.put("note", outcome.note());
    }
    fields.put("ms", outcome.millis());
    return fields;
  }
}
