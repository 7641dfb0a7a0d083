package io.remotemedia.server.plugins;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.remotemedia.core.diagnostic.NearestNames;
import io.remotemedia.core.diagnostic.Quoted;
import io.remotemedia.core.plugin.PluginHost;
import io.remotemedia.core.plugin.PluginStatus;
import io.remotemedia.protocol.v1.DisablePluginRequest;
import io.remotemedia.protocol.v1.DisablePluginResponse;
import io.remotemedia.protocol.v1.EnablePluginRequest;
import io.remotemedia.protocol.v1.EnablePluginResponse;
import io.remotemedia.protocol.v1.GetPluginRequest;
import io.remotemedia.protocol.v1.GetPluginResponse;
import io.remotemedia.protocol.v1.ListPluginsRequest;
import io.remotemedia.protocol.v1.ListPluginsResponse;
import io.remotemedia.protocol.v1.PluginAdminServiceGrpc;
import io.remotemedia.protocol.v1.PluginInfo;
import io.remotemedia.protocol.v1.ReloadPluginRequest;
import io.remotemedia.protocol.v1.ReloadPluginResponse;
import io.remotemedia.spi.SpiVersion;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The service for administrators of plugins. Who may call it is decided before (role {@code
 * administer}), and who called it is in the audit log. Reading is answered at once; changes go one
 * after the other on a thread of their own, because they wait for verdicts.
 */
public final class PluginAdminEndpoint extends PluginAdminServiceGrpc.PluginAdminServiceImplBase
    implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(PluginAdminEndpoint.class);
  private static final int MAX_WAITING = 16;
  private static final int MAX_DESCRIPTION = 1_000;

  private final PluginHost host;
  private final ThreadPoolExecutor changes =
      new ThreadPoolExecutor(
          1,
          1,
          10,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(MAX_WAITING),
          task -> Thread.ofPlatform().daemon().name("plugin-admin").unstarted(task));

  /**
   * The service over a host.
   *
   * @param host judges and loads plugins
   */
  public PluginAdminEndpoint(PluginHost host) {
    this.host = host;
    changes.allowCoreThreadTimeOut(true);
  }

  @Override
  public void listPlugins(ListPluginsRequest request, StreamObserver<ListPluginsResponse> replies) {
    replies.onNext(
        ListPluginsResponse.newBuilder()
            .addAllPlugins(WirePlugins.infos(host.plugins()))
            .addAllLeaving(host.leaving().stream().map(WirePlugins::leaving).toList())
            .setCatalogRevision(host.catalog().revision())
            .setSpiVersion(SpiVersion.CURRENT)
            .build());
    replies.onCompleted();
  }

  @Override
  public void getPlugin(GetPluginRequest request, StreamObserver<GetPluginResponse> replies) {
    String plugin = request.getPlugin();
    List<PluginStatus> found =
        host.plugins().stream()
            .filter(
                status ->
                    status.pluginId().equals(plugin)
                        || status.file().getFileName().toString().equals(plugin))
            .toList();
    answer(
        plugin,
        found,
        infos -> GetPluginResponse.newBuilder().addAllPlugins(infos).build(),
        replies);
  }

  @Override
  public void reloadPlugin(
      ReloadPluginRequest request, StreamObserver<ReloadPluginResponse> replies) {
    change(
        "reload",
        request.getPlugin(),
        () -> host.reload(request.getPlugin()),
        infos -> ReloadPluginResponse.newBuilder().addAllPlugins(infos).build(),
        replies);
  }

  @Override
  public void disablePlugin(
      DisablePluginRequest request, StreamObserver<DisablePluginResponse> replies) {
    change(
        "disable",
        request.getPluginId(),
        () -> host.setEnabled(request.getPluginId(), false),
        infos -> DisablePluginResponse.newBuilder().addAllPlugins(infos).build(),
        replies);
  }

  @Override
  public void enablePlugin(
      EnablePluginRequest request, StreamObserver<EnablePluginResponse> replies) {
    change(
        "enable",
        request.getPluginId(),
        () -> host.setEnabled(request.getPluginId(), true),
        infos -> EnablePluginResponse.newBuilder().addAllPlugins(infos).build(),
        replies);
  }

  private <R> void change(
      String action,
      String plugin,
      Supplier<List<PluginStatus>> task,
      Function<List<PluginInfo>, R> reply,
      StreamObserver<R> replies) {
    try {
      changes.execute(
          () -> {
            try {
              answer(plugin, task.get(), reply, replies);
            } catch (RuntimeException e) {
              log.atError()
                  .addKeyValue("event", "plugin.admin_failed")
                  .addKeyValue("action", action)
                  .setCause(e)
                  .log("a change of plugins failed");
              replies.onError(
                  Status.INTERNAL
                      .withDescription("the change failed; see the server's log")
                      .asRuntimeException());
            }
          });
    } catch (RejectedExecutionException e) {
      replies.onError(
          Status.UNAVAILABLE
              .withDescription(
                  "%d changes of plugins wait already; try again".formatted(MAX_WAITING))
              .asRuntimeException());
    }
  }

  private <R> void answer(
      String plugin,
      List<PluginStatus> statuses,
      Function<List<PluginInfo>, R> reply,
      StreamObserver<R> replies) {
    if (statuses.isEmpty()) {
      replies.onError(unknown(plugin));
      return;
    }
    replies.onNext(reply.apply(WirePlugins.infos(statuses)));
    replies.onCompleted();
  }

  private RuntimeException unknown(String plugin) {
    TreeSet<String> ids = new TreeSet<>();
    host.plugins().forEach(status -> ids.add(status.pluginId()));
    ids.remove("");
    List<String> near = NearestNames.of(plugin, ids);
    String meant = near.isEmpty() ? "" : " Did you mean \"%s\"?".formatted(near.getFirst());
    return Status.NOT_FOUND
        .withDescription(
            Quoted.plain(
                "plugin %s is unknown.%s Installed: %s"
                    .formatted(Quoted.text(plugin), meant, String.join(", ", ids)),
                MAX_DESCRIPTION))
        .asRuntimeException();
  }

  /** Lets a change that runs finish, and takes no new ones. */
  @Override
  public void close() {
    changes.shutdown();
  }
}
