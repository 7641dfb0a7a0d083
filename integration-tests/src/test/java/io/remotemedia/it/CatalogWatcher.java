package io.remotemedia.it;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import io.remotemedia.protocol.v1.WatchCatalogRequest;
import io.remotemedia.protocol.v1.WatchCatalogResponse;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Collects what a watch receives. */
final class CatalogWatcher
    implements ClientResponseObserver<WatchCatalogRequest, WatchCatalogResponse> {
  private final BlockingQueue<Object> received = new LinkedBlockingQueue<>();
  private final int requested;
  private ClientCallStreamObserver<WatchCatalogRequest> call;

  CatalogWatcher(int requested) {
    this.requested = requested;
  }

  @Override
  public void beforeStart(ClientCallStreamObserver<WatchCatalogRequest> stream) {
    call = stream;
    call.disableAutoRequestWithInitial(requested);
  }

  @Override
  public void onNext(WatchCatalogResponse message) {
    received.add(message);
  }

  @Override
  public void onError(Throwable failure) {
    Status status = Status.fromThrowable(failure);
    received.add(status.getCode() + ": " + status.getDescription());
  }

  @Override
  public void onCompleted() {
    received.add("completed");
  }

  void request(int count) {
    call.request(count);
  }

  void cancel() {
    call.cancel("enough", null);
  }

  Object first() throws InterruptedException {
    return received.poll(20, TimeUnit.SECONDS);
  }

  WatchCatalogResponse next() throws InterruptedException {
    Object message = first();
    if (message instanceof WatchCatalogResponse response) {
      return response;
    }
    throw new AssertionError("expected a message, got " + message);
  }

  String ended() throws InterruptedException {
    Object end = first();
    assertFalse(end instanceof WatchCatalogResponse, "got " + end);
    return String.valueOf(end);
  }
}
