package io.remotemedia.core.plugin.internal.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The end record of a zip, which writers write last: a file that ends with it is no longer being
 * copied from front to back. Layout: APPNOTE.TXT of the zip format, sections 4.3.12 and 4.3.16.
 */
public final class ArchiveEnd {
  private static final int END_SIGNATURE = 0x06054b50;
  private static final int END_BYTES = 22;
  private static final int MAX_COMMENT = 0xffff;
  private static final int ENTRY_SIGNATURE = 0x02014b50;
  private static final int ENTRY_BYTES = 46;
  private static final int UNIX_TYPE = 0xf000;
  private static final int UNIX_LINK = 0xa000;

  private final int entries;
  private final long directoryAt;
  private final long directoryBytes;

  private ArchiveEnd(int entries, long directoryAt, long directoryBytes) {
    this.entries = entries;
    this.directoryAt = directoryAt;
    this.directoryBytes = directoryBytes;
  }

  /**
   * Whether a file ends as a complete zip does.
   *
   * @param file any file
   * @return false when it does not, or cannot be read
   */
  public static boolean isComplete(Path file) {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      return find(channel) != null;
    } catch (IOException e) {
      return false;
    }
  }

  private static ArchiveEnd find(SeekableByteChannel channel) throws IOException {
    long size = channel.size();
    int length = (int) Math.min(size, END_BYTES + MAX_COMMENT);
    ByteBuffer tail = read(channel, size - length, length);
    for (int at = length - END_BYTES; at >= 0; at--) {
      if (tail.getInt(at) == END_SIGNATURE
          && Short.toUnsignedInt(tail.getShort(at + 20)) == length - at - END_BYTES) {
        return new ArchiveEnd(
            Short.toUnsignedInt(tail.getShort(at + 10)),
            Integer.toUnsignedLong(tail.getInt(at + 16)),
            Integer.toUnsignedLong(tail.getInt(at + 12)));
      }
    }
    return null;
  }

  private static ByteBuffer read(SeekableByteChannel channel, long at, int length)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    channel.position(at);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        throw new IOException("the file became shorter");
      }
    }
    return buffer;
  }

  /**
   * Whether the zip has an entry that is a symbolic link, which Java's own reader does not tell.
   *
   * @param file a zip
   * @return true when it has one
   * @throws IOException when it cannot be read
   */
  public static boolean hasLinks(Path file) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      ArchiveEnd end = find(channel);
      return end != null && end.directoryBytes < Integer.MAX_VALUE && end.hasLinks(channel);
    }
  }

  private boolean hasLinks(SeekableByteChannel channel) throws IOException {
    if (directoryAt + directoryBytes > channel.size()) {
      // Larger than the plain format can say; such archives are beyond the limits all the same.
      return false;
    }
    ByteBuffer directory = read(channel, directoryAt, (int) directoryBytes);
    int at = 0;
    for (int entry = 0; entry < entries && at + ENTRY_BYTES <= directory.capacity(); entry++) {
      if (directory.getInt(at) != ENTRY_SIGNATURE) {
        return false;
      }
      int mode = directory.getInt(at + 38) >>> 16;
      if ((mode & UNIX_TYPE) == UNIX_LINK) {
        return true;
      }
      at +=
          ENTRY_BYTES
              + length(directory, at + 28)
              + length(directory, at + 30)
              + length(directory, at + 32);
    }
    return false;
  }

  /** Of the name, the extra field or the comment of an entry. */
  private static int length(ByteBuffer directory, int at) {
    return Short.toUnsignedInt(directory.getShort(at));
  }
}
