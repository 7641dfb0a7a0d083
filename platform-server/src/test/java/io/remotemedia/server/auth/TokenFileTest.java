package io.remotemedia.server.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tokens at rest: files, lines, new ones. */
class TokenFileTest {
  private static final Instant NOW = Instant.parse("2026-11-25T00:00:00Z");
  private static final String SECRET = "s3cret-value";
  private static final String LINE =
      "{\"name\":\"ci\",\"sha256\":\"" + Token.digest(SECRET) + "\"%s}";

  @Test
  void plainLinesAndCommentsWorkAsEver() throws Exception {
    List<Token> tokens =
        TokenFile.parse(List.of("# team", "first", "", " second ", "first", "#third"));
    assertEquals(List.of(Token.plain("first"), Token.plain("second")), tokens);
    Caller caller = tokens.getFirst().caller();
    assertEquals(Set.of(Role.RUN, Role.INTROSPECT), caller.roles());
    assertEquals("token-a7937b64", caller.name(), "the same on every instance");
  }

  @Test
  void aNamedLineCarriesRolesExpiryAndQuota() throws Exception {
    String more =
        ",\"roles\":[\"administer\"],\"expires\":\"2026-11-25T00:00:01Z\","
            + "\"quota\":{\"calls_per_second\":2.5,\"streams\":7}";
    TokenSet tokens = TokenSet.of(TokenFile.parse(List.of(LINE.formatted(more))));
    Caller caller = tokens.caller(SECRET, NOW).orElseThrow();
    assertEquals(new Caller("ci", Set.of(Role.ADMINISTER), new Quota(2.5, 0, 7, 1)), caller);
    assertEquals(Optional.empty(), tokens.caller(SECRET, NOW.plusSeconds(1)), "expired");
    assertEquals(Optional.empty(), tokens.caller(SECRET + "x", NOW));
    assertEquals(Optional.empty(), tokens.caller("", NOW));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'{\"name\":\"a\"}' | sha256 of \"a\" is not 64 hexadecimal digits",
        "'{\"name\":\"\"}' | name is \"\", accepted are 1 to 64 letters",
        "'{\"nam\":\"a\"}' | unknown key \"nam\"; nearest: name",
        "'{\"name\"' | begins with a brace but is no JSON object",
        "'{} x' | begins with a brace but is no JSON object",
      })
  void aFaultyLineIsRefusedWithWhatIsAccepted(String line, String message) {
    assertRefused(line, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'\"roles\":[\"admin\"]' | role \"admin\" is unknown, accepted are run, introspect, administer",
        "'\"roles\":[]' | roles is no list of at least one of run, introspect, administer",
        "'\"expires\":\"tomorrow\"' | expires is \"tomorrow\", accepted is an instant such as",
        "'\"quota\":{\"stream\":1}' | unknown key \"quota.stream\"; nearest: quota.streams",
        "'\"quota\":{\"streams\":-1}' | quota.streams is -1, accepted is a number from 0",
        "'\"quota\":{\"streams\":1.5}' | quota.streams is 1.5, accepted is a number from 0",
        "'\"quota\":{\"weight\":0}' | accepted are figures from 0, and a weight from 1",
      })
  void aFaultyMemberIsRefusedWithWhatIsAccepted(String member, String message) {
    assertRefused(LINE.formatted("," + member), message);
  }

  private static void assertRefused(String line, String message) {
    TokenFileException refusal =
        assertThrows(TokenFileException.class, () -> TokenFile.parse(List.of("# comment", line)));
    assertEquals(2, refusal.problems().getFirst().line());
    String told = refusal.problems().getFirst().message();
    assertTrue(told.contains(message), told);
  }

  @Test
  void noMessageQuotesALineThatMayHoldASecret() {
    TokenFileException refusal =
        assertThrows(
            TokenFileException.class,
            () -> TokenFile.parse(List.of("{\"token\": hunter2-hunter2}")));
    assertFalse(refusal.getMessage().contains("hunter2"), refusal::getMessage);
  }

  @Test
  void namesAreUnique() {
    String line = LINE.formatted("");
    TokenFileException refusal =
        assertThrows(TokenFileException.class, () -> TokenFile.parse(List.of(line, line)));
    assertEquals(
        "the name \"ci\" is that of line 1; names are unique",
        refusal.problems().getFirst().message());
  }

  @Test
  void aNewTokenIsAcceptedAndItsSecretIsNotInTheFile(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("tokens");
    Files.writeString(file, "plain-without-line-break");
    NewToken token = NewToken.random("me", List.of("run"), NOW.plusSeconds(9), Quota.NONE);
    token.appendTo(file);
    List<Token> read = TokenFile.read(file);
    assertEquals(2, read.size());
    assertEquals("me", TokenSet.of(read).caller(token.secret(), NOW).orElseThrow().name());
    assertFalse(Files.readString(file).contains(token.secret()));
    assertFalse(token.toString().contains(token.secret()));
  }

  @Test
  void aBrokenOrEmptiedFileKeepsTheTokensInForce(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("tokens"), "old\n");
    TokenStore store = new TokenStore(List.of(), Optional.of(file));
    store.reload();
    for (String broken : List.of("{", "", "# nothing\n")) {
      Files.writeString(file, broken);
      assertThrows(TokenFileException.class, store::reload);
      assertTrue(store.current().caller("old", NOW).isPresent());
    }
    Files.delete(file);
    assertThrows(TokenFileException.class, store::reload);
    Files.writeString(file, "new\n");
    store.reload();
    assertEquals(Optional.empty(), store.current().caller("old", NOW));
    assertTrue(store.current().caller("new", NOW).isPresent());
  }
}
