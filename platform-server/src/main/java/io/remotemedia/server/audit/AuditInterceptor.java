package io.remotemedia.server.audit;

import com.google.protobuf.Message;
import com.google.protobuf.TextFormat;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.remotemedia.core.diagnostic.Quoted;
import io.remotemedia.server.auth.Caller;
import io.remotemedia.server.auth.MethodRoles;
import io.remotemedia.server.auth.Role;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes one event for each call of a method that is for administrators alone: who, from where,
 * what, how it ended. Runs after authentication; attempts that it refused are in its own log.
 */
public final class AuditInterceptor implements ServerInterceptor {
  private static final Logger audit = LoggerFactory.getLogger("audit");
  private static final Set<Role> ADMINISTRATORS = Set.of(Role.ADMINISTER);
  private static final int MAX_TEXT = 500;

  /** Larger requests carry a file, which a log should not. */
  private static final int MAX_REQUEST_BYTES = 4_096;

  /** Writes to the logger {@code audit}. */
  public AuditInterceptor() {}

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    MethodDescriptor<Q, R> method = call.getMethodDescriptor();
    String service = method.getServiceName();
    if (MethodRoles.isOpen(service)
        || !MethodRoles.opening(service, method.getFullMethodName()).equals(ADMINISTRATORS)) {
      return next.startCall(call, headers);
    }
    Entry entry =
        new Entry(
            method.getFullMethodName(),
            Caller.current().name(),
            String.valueOf(call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR)));
    ServerCall<Q, R> watched =
        new SimpleForwardingServerCall<>(call) {
          @Override
          public void close(Status status, Metadata trailers) {
            entry.write(status);
            super.close(status, trailers);
          }
        };
    return new SimpleForwardingServerCallListener<>(next.startCall(watched, headers)) {
      @Override
      public void onMessage(Q message) {
        entry.request(message);
        super.onMessage(message);
      }

      @Override
      public void onCancel() {
        entry.write(Status.CANCELLED);
        super.onCancel();
      }
    };
  }

  /** What is known of one call. */
  private static final class Entry {
    private final String method;
    private final String caller;
    private final String peer;
    private String request = "";
    private boolean written;

    Entry(String method, String caller, String peer) {
      this.method = method;
      this.caller = caller;
      this.peer = peer;
    }

    synchronized void request(Object message) {
      if (message instanceof Message text) {
        int size = text.getSerializedSize();
        request =
            size > MAX_REQUEST_BYTES
                ? size + " bytes"
                : Quoted.plain(
                    TextFormat.printer().emittingSingleLine(true).printToString(text), MAX_TEXT);
      }
    }

    synchronized void write(Status status) {
      if (written) {
        return;
      }
      written = true;
      audit
          .atInfo()
          .addKeyValue("event", "audit.call")
          .addKeyValue("method", method)
          .addKeyValue("caller", caller)
          .addKeyValue("peer", peer)
          .addKeyValue("request", request)
          .addKeyValue("outcome", status.getCode().name())
          .log("an administrative call");
    }
  }
}
