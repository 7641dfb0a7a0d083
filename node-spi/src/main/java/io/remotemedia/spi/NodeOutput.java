package io.remotemedia.spi;

/** Takes what a node emits in one call. Valid during the call, on the calling thread. */
public interface NodeOutput {
  /**
   * Emits audio. May be called several times in one call; the buffers follow each other without a
   * gap. From here on the buffer is shared and never changes. Buffers that were not taken from
   * {@link NodeContext#allocate} are charged to the memory budget here.
   *
   * @param audio a buffer in the planned output format
   * @throws NodeException when the format is not the planned one, more frames leave than the plan's
   *     bound allows, or the memory budget is exceeded
   */
  void emit(AudioBuffer audio) throws NodeException;

  /**
   * Emits a data value: a plain JSON value made of {@code Map<String, ?>}, {@code List<?>}, {@code
   * String}, {@code Boolean}, {@code Integer}, {@code Long}, {@code Double} (finite) and {@code
   * null} inside maps and lists. The value is copied. When a node emits several values for one
   * chunk, the client receives them as a JSON array.
   *
   * @param value the value; a map in almost all cases
   * @throws NodeException when the value is not a plain JSON value
   */
  void emitData(Object value) throws NodeException;
}
