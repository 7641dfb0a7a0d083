package io.remotemedia.core.fix;

import io.remotemedia.core.diagnostic.JsonPatch;
import io.remotemedia.core.diagnostic.PatchOperation;
import io.remotemedia.core.diagnostic.PatchOperation.Add;
import io.remotemedia.core.diagnostic.PatchOperation.Move;
import io.remotemedia.core.diagnostic.PatchOperation.Remove;
import io.remotemedia.core.diagnostic.PatchOperation.Replace;
import io.remotemedia.core.manifest.JsonPointers;
import io.remotemedia.core.manifest.JsonSyntaxException;
import io.remotemedia.core.manifest.ManifestSource;
import io.remotemedia.core.manifest.ManifestSource.JsonText;
import io.remotemedia.core.manifest.ManifestSource.YamlText;
import io.remotemedia.core.manifest.OutlineNode;
import io.remotemedia.core.manifest.OutlineNode.Kind;
import io.remotemedia.core.manifest.TextOutline;

/**
 * Applies a JSON Patch (RFC 6902) to a text, JSON or YAML, changing only what the patch changes:
 * order, indentation and comments of everything else stay.
 */
public final class TextPatch {
  private TextPatch() {}

  /**
   * Applies a patch, all of it or nothing.
   *
   * @param source the text
   * @param patch the patch
   * @return the changed text
   * @throws PatchFailedException when a path does not exist, or a YAML text is written in a way in
   *     which the change cannot be made in place
   */
  public static ManifestSource.Text apply(ManifestSource.Text source, JsonPatch patch)
      throws PatchFailedException {
    ManifestSource.Text changed = source;
    for (PatchOperation operation : patch.operations()) {
      changed = apply(changed, operation);
    }
    return changed;
  }

  private static ManifestSource.Text apply(ManifestSource.Text source, PatchOperation operation)
      throws PatchFailedException {
    OutlineNode root = outline(source);
    Written written = written(source);
    TextEdit edit = new TextEdit(source.text(), root, written);
    String changed =
        switch (operation) {
          case Add add -> edit.add(add.path(), written.of(add.value()));
          case Replace replace -> edit.replace(replace.path(), written.of(replace.value()));
          case Remove remove -> edit.remove(remove.path());
          case Move move -> move(source, edit, move);
        };
    return with(source, changed);
  }

  /** Another name in the same object is a change of the key alone. */
  private static String move(ManifestSource.Text source, TextEdit edit, Move move)
      throws PatchFailedException {
    String parent = JsonPointers.parent(move.from());
    OutlineNode from = edit.require(move.from());
    boolean renames =
        from.hasKey() && JsonPointers.parent(move.path()).equals(parent) && edit.lacks(move.path());
    if (renames) {
      return edit.rename(from, JsonPointers.last(move.path()));
    }
    if (from.kind() != Kind.SCALAR && from.isBlock()) {
      throw new PatchFailedException("a block of lines cannot be moved in place");
    }
    String value = source.text().substring(from.start(), from.end());
    ManifestSource.Text without = with(source, edit.remove(move.from()));
    return new TextEdit(without.text(), outline(without), written(source)).add(move.path(), value);
  }

  private static OutlineNode outline(ManifestSource.Text source) throws PatchFailedException {
    try {
      return TextOutline.of(source);
    } catch (JsonSyntaxException e) {
      throw new PatchFailedException("the text cannot be read: " + e.getMessage());
    }
  }

  private static ManifestSource.Text with(ManifestSource.Text source, String text) {
    return switch (source) {
      case JsonText _ -> new JsonText(text);
      case YamlText _ -> new YamlText(text);
    };
  }

  private static Written written(ManifestSource.Text source) {
    return switch (source) {
      case JsonText _ -> Written.JSON;
      case YamlText _ -> Written.YAML;
    };
  }
}
