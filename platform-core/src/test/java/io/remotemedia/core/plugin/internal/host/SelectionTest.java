package io.remotemedia.core.plugin.internal.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.plugin.PluginState;
import io.remotemedia.core.plugin.internal.archive.PluginContent;
import io.remotemedia.core.plugin.internal.descriptor.PluginDependency;
import io.remotemedia.core.plugin.internal.descriptor.PluginDescriptor;
import io.remotemedia.core.plugin.internal.link.ClassScan;
import io.remotemedia.core.plugin.internal.verdict.StepLog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Which plugins serve is a function of what is there, never of an order. */
class SelectionTest {
  private static PluginRecord plugin(
      String id, String version, List<String> needs, String... names) {
    Path file = Path.of("/plugins", "%s-%s.jar".formatted(id, version));
    PluginRecord item = new PluginRecord(file, new FileSignature(1, 1, "", true), 0);
    List<PluginDependency> dependencies =
        needs.stream()
            .map(
                need ->
                    new PluginDependency(
                        need.split("@")[0], need.contains("@") ? need.split("@")[1] : "*", false))
            .toList();
    item.verdict =
        new StaticVerdict(
            new PluginContent(file, false, Path.of("/tmp"), ""),
            new PluginDescriptor(id, version, null, "", dependencies, Set.of()),
            ClassScan.Outline.UNKNOWN,
            new StepLog(),
            null);
    item.phase = PluginRecord.Phase.LOADED;
    item.knownNames = List.of(names);
    return item;
  }

  private static Selection select(List<PluginRecord> records) {
    return Selection.of(records, Set.of(), Map.of("PassThrough", "the platform itself"));
  }

  private static Map<String, String> serving(Selection selection) {
    Map<String, String> versions = new TreeMap<>();
    selection.serving().forEach((id, item) -> versions.put(id, item.version()));
    return versions;
  }

  @Test
  void everyOrderGivesTheSameChoice() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      List<PluginRecord> records = randomRecords(random);
      Map<String, String> expected = serving(select(records));
      List<PluginRecord> shuffled = new ArrayList<>(records);
      Collections.shuffle(shuffled, random);
      assertEquals(expected, serving(select(shuffled)), "seed " + seed + ", round " + round);
    }
  }

  private static List<PluginRecord> randomRecords(Random random) {
    List<PluginRecord> records = new ArrayList<>();
    List<String> ids = List.of("a", "b", "c", "d", "e");
    for (String id : ids) {
      for (int version = 1; version <= 1 + random.nextInt(3); version++) {
        List<String> needs = new ArrayList<>();
        if (random.nextInt(3) == 0) {
          needs.add(ids.get(random.nextInt(ids.size())) + "@>=" + (1 + random.nextInt(3)) + ".0.0");
        }
        records.add(plugin(id, version + ".0.0", needs, "T" + random.nextInt(7)));
      }
    }
    return records;
  }

  @Test
  void nothingThatServesLacksItsDependenciesOrSharesAName() {
    Random random = new Random(7);
    for (int round = 0; round < 300; round++) {
      Selection selection = select(randomRecords(random));
      Set<String> names = new HashSet<>();
      for (PluginRecord item : selection.serving().values()) {
        item.knownNames.forEach(name -> assertTrue(names.add(name), name));
        for (PluginDependency need : item.descriptor().dependencies()) {
          assertTrue(selection.serving().containsKey(need.pluginId()), need::toString);
        }
      }
    }
  }

  @Test
  void everythingThatDoesNotServeHasAReason() {
    Random random = new Random(11);
    for (int round = 0; round < 300; round++) {
      List<PluginRecord> records = randomRecords(random);
      Selection selection = select(records);
      for (PluginRecord item : records) {
        boolean serves = selection.serving().get(item.pluginId()) == item;
        assertEquals(serves, selection.remark(item) == null, item::fileName);
      }
    }
  }

  @Test
  void ofTwoPluginsWithOneNodeTypeTheFirstIdServes() {
    PluginRecord first = plugin("alpha", "1.0.0", List.of(), "Gate");
    PluginRecord second = plugin("beta", "9.0.0", List.of(), "Gate");
    Selection selection = select(List.of(second, first));
    assertEquals(Map.of("alpha", "1.0.0"), serving(selection));
    assertEquals(DiagnosticCode.PLUGIN_TYPE_TAKEN, selection.remark(second).code());
  }

  @Test
  void anOlderVersionServesWhereTheNewestCannot() {
    PluginRecord newest = plugin("gate", "2.0.0", List.of("ghost"), "Gate");
    PluginRecord older = plugin("gate", "1.0.0", List.of(), "Gate");
    Selection selection = select(List.of(newest, older));
    assertEquals(Map.of("gate", "1.0.0"), serving(selection));
    assertEquals(PluginState.WAITING, selection.remark(newest).state());
  }

  @Test
  void cyclesOfTheNewestVersionsLeaveTheOlderOnesServing() {
    Selection selection =
        select(
            List.of(
                plugin("a", "2.0.0", List.of("b"), "A"),
                plugin("a", "1.0.0", List.of(), "A"),
                plugin("b", "2.0.0", List.of("a"), "B")));
    assertEquals(Map.of("a", "1.0.0"), serving(selection));
  }

  @Test
  void longChainsOfDependenciesAreFollowed() {
    List<PluginRecord> records = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      List<String> needs = i == 0 ? List.of() : List.of("p%05d".formatted(i - 1));
      records.add(plugin("p%05d".formatted(i), "1.0.0", needs, "T" + i));
    }
    assertEquals(3_000, select(records).serving().size());
  }
}
