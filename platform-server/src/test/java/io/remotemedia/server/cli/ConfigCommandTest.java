package io.remotemedia.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The verbs that look at a configuration and make tokens, as operators type them. */
class ConfigCommandTest {
  private record Run(int code, String out, String err) {}

  private static Run run(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line = RemoteMedia.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    int code = line.execute(args);
    return new Run(code, out.toString(), err.toString());
  }

  @Test
  void checkListsFaultsForPeopleAndForPrograms(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("server.yaml"), "streams:\n  maxx: 1\n");
    Run people = run("config", "check", file.toString(), "--no-auth");
    assertEquals(ExitCode.USAGE, people.code(), people::err);
    assertEquals(
        "error RM-7003 %s:2:3: unknown key \"streams.maxx\"; nearest: streams.max\nnot usable\n"
            .formatted(file),
        people.out());
    Run programs = run("config", "check", "--json", file.toString(), "--no-auth");
    assertTrue(programs.out().startsWith("{\"valid\":false,\"total\":1,"), programs::out);
    assertTrue(programs.out().contains("\"line\":2,\"column\":3"), programs::out);
  }

  @Test
  void checkIsGoodWhereServeWouldStart() {
    Run run = run("config", "check", "--no-auth", "--set", "shutdown.grace_ms=1");
    assertEquals(ExitCode.GOOD, run.code(), run::out);
    assertEquals("usable\n", run.out());
  }

  @Test
  void showTellsValuesWithOriginAndHidesTokens() {
    Run run = run("config", "show", "--changed", "--set", "auth.tokens=hidden-secret");
    assertEquals(ExitCode.GOOD, run.code(), run::err);
    assertTrue(run.out().matches("auth.tokens +\\*{8} +the command line\n"), run::out);
    assertFalse(run("config", "show", "--json").out().contains("hidden-secret"));
  }

  @Test
  void tokenNewPrintsTheSecretOnceAndKeepsItsDigest(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("tokens");
    Run run =
        run("token", "new", "--name", "ops", "--role", "administer", "--file", file.toString());
    assertEquals(ExitCode.GOOD, run.code(), run::err);
    assertTrue(run.out().matches("rmt_[A-Za-z0-9_-]{43}\n"), run::out);
    String text = Files.readString(file);
    assertTrue(text.startsWith("{\"name\":\"ops\",\"sha256\":\""), text);
    assertFalse(text.contains(run.out().strip()));
  }

  @Test
  void tokenNewRefusesUnknownRolesAndNames() {
    Run role = run("token", "new", "--name", "ops", "--role", "root");
    assertEquals(ExitCode.USAGE, role.code());
    assertTrue(role.err().contains("accepted are run, introspect, administer"), role::err);
    assertEquals(ExitCode.USAGE, run("token", "new", "--name", "a b").code());
    assertEquals(ExitCode.USAGE, run("token", "new").code());
  }
}
