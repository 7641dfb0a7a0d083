package io.remotemedia.core.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class UnifiedDiffTest {
  private static String lines(int from, int to) {
    StringBuilder out = new StringBuilder();
    for (int i = from; i <= to; i++) {
      out.append(i).append('\n');
    }
    return out.toString();
  }

  @Test
  void saysNothingOfEqualTexts() {
    assertEquals("", UnifiedDiff.of("a\n", "a\n", "f"));
  }

  @Test
  void showsThreeLinesAroundAChange() {
    String before = lines(1, 20);
    assertEquals(
        """
        --- f
        +++ f
        @@ -7,7 +7,7 @@
         7
         8
         9
        -10
        +ten
         11
         12
         13
        """,
        UnifiedDiff.of(before, before.replace("10\n", "ten\n"), "f"));
  }

  @Test
  void makesHunksOfChangesFarApart() {
    String before = lines(1, 30);
    String after = before.replace("\n3\n", "\n").replace("\n25\n", "\n25\nmore\n");
    assertEquals(
        """
        --- f
        +++ f
        @@ -1,6 +1,5 @@
         1
         2
        -3
         4
         5
         6
        @@ -23,6 +22,7 @@
         23
         24
         25
        +more
         26
         27
         28
        """,
        UnifiedDiff.of(before, after, "f"));
  }

  @Test
  void tellsOfAMissingLastLineBreak() {
    assertEquals(
        """
        --- f
        +++ f
        @@ -1,1 +1,1 @@
        -a
        +a
        \\ No newline at end of file
        """,
        UnifiedDiff.of("a\n", "a", "f"));
  }

  @Test
  void handlesTextsThatBeginEmpty() {
    assertEquals("--- f\n+++ f\n@@ -0,0 +1,1 @@\n+a\n", UnifiedDiff.of("", "a\n", "f"));
  }
}
