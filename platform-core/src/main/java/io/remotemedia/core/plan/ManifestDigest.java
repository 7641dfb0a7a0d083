package io.remotemedia.core.plan;

import io.remotemedia.core.manifest.ManifestSource;
import io.remotemedia.core.manifest.ManifestSource.JsonText;
import io.remotemedia.core.manifest.ManifestSource.Structure;
import io.remotemedia.core.manifest.ManifestSource.StructureNode;
import io.remotemedia.core.manifest.ManifestSource.YamlText;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The SHA-256 of a manifest: what a cache knows it by. Unlike the text it is small, and unlike a
 * hash code nobody can make two manifests share it.
 */
record ManifestDigest(long a, long b, long c, long d) {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  static ManifestDigest of(ManifestSource source) {
    MessageDigest digest = sha256();
    switch (source) {
      case JsonText json -> text(digest, 'J', json.json());
      case YamlText yaml -> text(digest, 'Y', yaml.yaml());
      case Structure structure -> new StructureDigest(digest).add(structure);
    }
    byte[] hash = digest.digest();
    return new ManifestDigest(
        (long) LONG.get(hash, 0),
        (long) LONG.get(hash, 8),
        (long) LONG.get(hash, 16),
        (long) LONG.get(hash, 24));
  }

  private static void text(MessageDigest digest, char kind, String text) {
    digest.update((byte) kind);
    digest.update(bytes(text));
  }

  /** A lone surrogate would become a question mark, so such texts give their characters bare. */
  private static byte[] bytes(String text) {
    if (!hasLoneSurrogate(text)) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    byte[] bytes = new byte[2 * text.length()];
    for (int i = 0; i < text.length(); i++) {
      bytes[2 * i] = (byte) (text.charAt(i) >> 8);
      bytes[2 * i + 1] = (byte) text.charAt(i);
    }
    return bytes;
  }

  private static boolean hasLoneSurrogate(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (i + 1 == text.length()
            || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
          return true;
        }
        i++;
      }
    }
    return false;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Every member with its length before it, so that no two structures give the same bytes. */
  private record StructureDigest(MessageDigest digest) {
    void add(Structure structure) {
      digest.update((byte) 'S');
      add(structure.version());
      add(structure.metadata() == null ? null : structure.metadata().toString());
      number(structure.nodes() == null ? -1 : structure.nodes().size());
      if (structure.nodes() != null) {
        structure.nodes().forEach(this::add);
      }
      number(structure.connections() == null ? -1 : structure.connections().size());
      if (structure.connections() != null) {
        structure
            .connections()
            .forEach(
                edge -> {
                  add(edge.from());
                  add(edge.to());
                });
      }
    }

    private void add(StructureNode node) {
      add(node.id());
      add(node.nodeType());
      add(node.params());
      number(node.isStreaming() ? 1 : 0);
      add(node.capabilities() == null ? null : node.capabilities().toString());
      add(node.host());
      add(node.runtimeHint());
    }

    private void add(String text) {
      if (text == null) {
        number(-1);
        return;
      }
      byte[] bytes = bytes(text);
      number(bytes.length);
      digest.update(bytes);
    }

    private void number(int value) {
      digest.update((byte) (value >> 24));
      digest.update((byte) (value >> 16));
      digest.update((byte) (value >> 8));
      digest.update((byte) value);
    }
  }
}
