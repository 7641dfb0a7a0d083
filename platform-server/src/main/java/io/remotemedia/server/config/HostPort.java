package io.remotemedia.server.config;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/**
 * An address to listen on.
 *
 * @param host name or address
 * @param port from 0, which takes a free one, to 65535
 */
public record HostPort(String host, int port) {
  /**
   * Reads {@code HOST:PORT}; an IPv6 address stands in brackets.
   *
   * @param text the text
   * @return the address
   * @throws IllegalArgumentException when it is not of that form
   */
  static HostPort parse(String text) {
    int colon = text.lastIndexOf(':');
    String host = colon < 0 ? "" : text.substring(0, colon).replaceAll("^\\[|\\]$", "");
    try {
      int port = Integer.parseInt(text.substring(colon + 1));
      if (!host.isEmpty() && port >= 0 && port <= 65_535) {
        return new HostPort(host, port);
      }
    } catch (NumberFormatException e) {
      // Told below, like every other form that does not fit.
    }
    throw new IllegalArgumentException(
        "\"%s\" is not of the form HOST:PORT with a port from 0 to 65535".formatted(text));
  }

  /**
   * The address for a socket.
   *
   * @return resolved where possible
   */
  public InetSocketAddress socketAddress() {
    return new InetSocketAddress(host, port);
  }

  /**
   * Whether only this machine reaches it.
   *
   * @return false also when the name cannot be resolved
   */
  public boolean isLoopback() {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
