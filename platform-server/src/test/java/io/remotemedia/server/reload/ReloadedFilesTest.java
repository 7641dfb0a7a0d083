package io.remotemedia.server.reload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When changed files are taken. The looks are made by hand: no waiting. */
class ReloadedFilesTest {
  @Test
  void aChangeCountsAfterTheFileStayedTheSameForOneLook(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("f"), "1");
    List<String> taken = new ArrayList<>();
    ReloadedFiles files =
        new ReloadedFiles("test", List.of(file), () -> taken.add(Files.readString(file)));
    files.look();
    Files.writeString(file, "half of it");
    files.look();
    Files.writeString(file, "half of it and the rest");
    files.look();
    assertEquals(List.of(), taken);
    files.look();
    files.look();
    assertEquals(List.of("half of it and the rest"), taken);
    assertEquals(1, files.successes());
  }

  @Test
  void aSwappedLinkIsAChange(@TempDir Path folder) throws Exception {
    Path link = folder.resolve("link");
    Files.createSymbolicLink(link, Files.writeString(folder.resolve("a"), "1"));
    List<String> taken = new ArrayList<>();
    ReloadedFiles files =
        new ReloadedFiles("test", List.of(link), () -> taken.add(Files.readString(link)));
    Files.delete(link);
    Files.createSymbolicLink(link, Files.writeString(folder.resolve("b"), "2"));
    files.look();
    files.look();
    assertEquals(List.of("2"), taken);
  }

  @Test
  void aFailureIsAnAlarmUntilTheNextSuccess(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("f"), "good");
    ReloadedFiles files =
        new ReloadedFiles(
            "test",
            List.of(file),
            () -> {
              if (!Files.readString(file).startsWith("good")) {
                throw new IllegalArgumentException("bad");
              }
            });
    Files.writeString(file, "bad");
    files.look();
    files.look();
    files.look();
    assertTrue(files.isBroken());
    assertEquals(1, files.failures(), "one change is tried once");
    Files.writeString(file, "good again");
    files.look();
    files.look();
    assertFalse(files.isBroken());
    assertEquals(1, files.successes());
  }
}
