package io.remotemedia.it;

import io.grpc.netty.shaded.io.netty.buffer.Unpooled;
import io.grpc.netty.shaded.io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.grpc.netty.shaded.io.netty.handler.codec.http2.Http2Headers;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Predicate;

/** HTTP/2 frames over a socket, written by hand: what no well-behaved client would send. */
final class RawHttp2 implements AutoCloseable {
  static final int DATA = 0;
  static final int HEADERS = 1;
  static final int PRIORITY = 2;
  static final int RST_STREAM = 3;
  static final int SETTINGS = 4;
  static final int PING = 6;
  static final int GOAWAY = 7;
  static final int WINDOW_UPDATE = 8;
  static final int CONTINUATION = 9;
  static final int END_STREAM = 1;
  static final int END_HEADERS = 4;
  static final int ENHANCE_YOUR_CALM = 11;
  static final int REFUSED_STREAM = 7;
  static final String EXECUTE = "/remotemedia.v1.PipelineExecutionService/ExecutePipeline";
  private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

  private final Socket socket;
  private final OutputStream out;
  private final DataInputStream in;
  private final DefaultHttp2HeadersDecoder headers = new DefaultHttp2HeadersDecoder(false);

  /** A frame as it came. */
  record Frame(int type, int flags, int stream, byte[] payload) {
    /** The error code of RST_STREAM and GOAWAY. */
    int code() {
      return ByteBuffer.wrap(payload).getInt(type == GOAWAY ? 4 : 0);
    }

    boolean is(int wanted) {
      return type == wanted;
    }
  }

  RawHttp2(String address) throws IOException {
    int colon = address.lastIndexOf(':');
    socket =
        new Socket(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
    socket.setTcpNoDelay(true);
    out = new BufferedOutputStream(socket.getOutputStream(), 1 << 16);
    in = new DataInputStream(new java.io.BufferedInputStream(socket.getInputStream()));
  }

  RawHttp2 greet() throws IOException {
    raw(PREFACE.getBytes(StandardCharsets.US_ASCII));
    frame(SETTINGS, 0, 0, new byte[0]);
    flush();
    return this;
  }

  void raw(byte[] bytes) throws IOException {
    out.write(bytes);
  }

  void frame(int type, int flags, int stream, byte[] payload) throws IOException {
    ByteBuffer head = ByteBuffer.allocate(9);
    head.put((byte) (payload.length >> 16)).putShort((short) payload.length);
    head.put((byte) type).put((byte) flags).putInt(stream);
    out.write(head.array());
    out.write(payload);
  }

  /** A request without end. */
  void call(int stream, String path) throws IOException {
    frame(HEADERS, END_HEADERS, stream, requestHeaders("POST", path, "application/grpc"));
  }

  static byte[] requestHeaders(String method, String path, String contentType) {
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    literal(block, ":method", method);
    literal(block, ":scheme", "http");
    literal(block, ":path", path);
    literal(block, ":authority", "localhost");
    literal(block, "content-type", contentType);
    literal(block, "te", "trailers");
    return block.toByteArray();
  }

  /** HPACK without index and without Huffman. */
  private static void literal(ByteArrayOutputStream block, String name, String value) {
    block.write(0);
    block.write(name.length());
    block.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
    block.write(value.length());
    block.writeBytes(value.getBytes(StandardCharsets.US_ASCII));
  }

  static byte[] integer(int value) {
    return ByteBuffer.allocate(4).putInt(value).array();
  }

  void flush() throws IOException {
    out.flush();
  }

  /** Flushes although the server may have closed already. */
  void flushQuietly() {
    try {
      out.flush();
    } catch (IOException e) {
      // The flood was cut: that is what the test looks for on the other side.
    }
  }

  /** The first frame of a kind; empty when the connection ends first. Fails after a time. */
  Optional<Frame> await(Predicate<Frame> wanted, int millis) throws IOException {
    long deadline = System.nanoTime() + millis * 1_000_000L;
    while (true) {
      int left = (int) ((deadline - System.nanoTime()) / 1_000_000L);
      if (left <= 0) {
        throw new AssertionError("nothing after " + millis + " ms");
      }
      socket.setSoTimeout(left);
      Frame frame;
      try {
        frame = read();
      } catch (EOFException | SocketException e) {
        return Optional.empty();
      } catch (SocketTimeoutException e) {
        throw new AssertionError("nothing after " + millis + " ms", e);
      }
      if (wanted.test(frame)) {
        return Optional.of(frame);
      }
    }
  }

  /** Waits until the server closes. */
  void awaitClosed(int millis) throws IOException {
    if (await(frame -> false, millis).isPresent()) {
      throw new AssertionError("never");
    }
  }

  private Frame read() throws IOException {
    int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
    int type = in.readUnsignedByte();
    int flags = in.readUnsignedByte();
    int stream = in.readInt() & Integer.MAX_VALUE;
    return new Frame(type, flags, stream, in.readNBytes(length));
  }

  /** The headers of a frame; all HEADERS frames of a connection are to be decoded in order. */
  Http2Headers decode(Frame frame) throws Exception {
    return headers.decodeHeaders(frame.stream(), Unpooled.wrappedBuffer(frame.payload()));
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
