package io.remotemedia.core.manifest;

import io.remotemedia.core.diagnostic.DiagnosticCode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Bytes of a file to the text of a manifest: UTF-8 and nothing else. */
public final class ManifestText {
  private ManifestText() {}

  /**
   * Decodes a manifest.
   *
   * @param bytes the bytes of a file
   * @return the text, not yet read as JSON
   * @throws JsonSyntaxException when the bytes are not UTF-8
   */
  public static ManifestSource.JsonText decode(byte[] bytes) throws JsonSyntaxException {
    requireNoUtf16(bytes);
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer input = ByteBuffer.wrap(bytes);
    try {
      return new ManifestSource.JsonText(decoder.decode(input).toString());
    } catch (CharacterCodingException e) {
      // The buffer stands at the first byte that is no part of a character.
      int valid = input.position();
      String before = new String(bytes, 0, valid, StandardCharsets.UTF_8);
      throw new JsonSyntaxException(
          DiagnosticCode.ENCODING,
          "the byte 0x%02x is no valid UTF-8 here".formatted(bytes[valid]),
          Position.of(before, before.length()),
          "");
    }
  }

  private static void requireNoUtf16(byte[] bytes) throws JsonSyntaxException {
    if (bytes.length >= 2) {
      int mark = (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF;
      if (mark == 0xFEFF || mark == 0xFFFE) {
        throw new JsonSyntaxException(
            DiagnosticCode.ENCODING,
            "the text is UTF-16 by its byte order mark; accepted is UTF-8",
            new Position(1, 1),
            "");
      }
    }
  }
}
