package io.remotemedia.server.grpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every state of a stream with every event, the lawful ones and the others. */
class StreamStateTest {
  @ParameterizedTest(name = "{0} + {1} = {2}")
  @CsvSource({
    "AWAITING_INIT, INIT, OPEN",
    "AWAITING_INIT, CHUNK, REFUSE_BEFORE_INIT",
    "AWAITING_INIT, CLOSE_COMMAND, REFUSE_BEFORE_INIT",
    "AWAITING_INIT, CANCEL_COMMAND, REFUSE_BEFORE_INIT",
    "AWAITING_INIT, UNKNOWN, REFUSE",
    "AWAITING_INIT, HALF_CLOSE, CLOSE",
    "AWAITING_INIT, DRAIN, CLOSE",
    "AWAITING_INIT, IDLE, TIME_OUT",
    "AWAITING_INIT, DISCONNECT, ABANDON",
    "LIVE, INIT, REFUSE",
    "LIVE, CHUNK, PROCESS",
    "LIVE, CLOSE_COMMAND, CLOSE",
    "LIVE, CANCEL_COMMAND, CANCEL",
    "LIVE, UNKNOWN, REFUSE",
    "LIVE, HALF_CLOSE, CLOSE",
    "LIVE, DRAIN, CLOSE",
    "LIVE, IDLE, TIME_OUT",
    "LIVE, DISCONNECT, ABANDON",
  })
  void reactsAsTheTableSays(StreamState state, StreamEvent event, StreamReaction reaction) {
    assertEquals(reaction, state.on(event));
    assertFalse(state.isFinal());
  }

  @ParameterizedTest
  @EnumSource(names = {"CLOSED", "FAILED", "ABANDONED"})
  void ignoresEverythingOnceItHasEnded(StreamState state) {
    Map<StreamEvent, StreamReaction> reactions = new EnumMap<>(StreamEvent.class);
    for (StreamEvent event : StreamEvent.values()) {
      reactions.put(event, state.on(event));
    }
    assertEquals(EnumSet.allOf(StreamEvent.class), reactions.keySet());
    assertTrue(reactions.values().stream().allMatch(StreamReaction.IGNORE::equals));
    assertTrue(state.isFinal());
  }
}
