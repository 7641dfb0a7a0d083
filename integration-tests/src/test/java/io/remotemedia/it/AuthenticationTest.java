package io.remotemedia.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import io.remotemedia.protocol.v1.GetLogLevelsRequest;
import io.remotemedia.protocol.v1.PipelineExecutionServiceGrpc;
import io.remotemedia.protocol.v1.ServerAdminServiceGrpc;
import io.remotemedia.protocol.v1.SetLogLevelRequest;
import io.remotemedia.protocol.v1.VersionRequest;
import io.remotemedia.server.PlatformServer;
import io.remotemedia.server.auth.MethodRoles;
import io.remotemedia.server.auth.NewToken;
import io.remotemedia.server.auth.Quota;
import io.remotemedia.server.auth.Role;
import io.remotemedia.server.config.ConfigLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who is let in, and to what (reliability rows AU-01, AU-02, AU-05 and AU-09). */
@Timeout(60)
class AuthenticationTest {
  private static final NewToken RUN = NewToken.random("runner", List.of("run"), null, Quota.NONE);
  private static final NewToken ADMIN =
      NewToken.random("boss", List.of("administer"), null, Quota.NONE);
  private static final NewToken READ =
      NewToken.random("reader", List.of("introspect"), null, Quota.NONE);
  private static final NewToken EXPIRED =
      NewToken.random("late", List.of("run"), Instant.EPOCH, Quota.NONE);
  private static final String REFUSAL =
      "a valid token is required: send metadata \"authorization: Bearer <token>\"";

  @TempDir static Path folder;
  private static Path tokens;
  private static PlatformServer server;
  private static ManagedChannel channel;

  @BeforeAll
  static void start() throws Exception {
    tokens = folder.resolve("tokens");
    writeTokens("plain-token", RUN.line(), ADMIN.line(), READ.line(), EXPIRED.line());
    server =
        PlatformServer.start(
            ConfigLoader.load(
                null,
                Map.of(),
                Map.of(
                    "grpc.listen",
                    "127.0.0.1:0",
                    "http.listen",
                    "127.0.0.1:0",
                    "plugins.directories",
                    folder.resolve("none").toString(),
                    "auth.tokens_file",
                    tokens.toString())));
    channel = NettyChannelBuilder.forAddress(server.grpcAddress()).usePlaintext().build();
  }

  @AfterAll
  static void stop() {
    channel.shutdownNow();
    server.close();
  }

  private static void writeTokens(String... lines) throws Exception {
    Files.write(tokens, List.of(lines));
  }

  private static Status version(Metadata headers) {
    try {
      PipelineExecutionServiceGrpc.newBlockingStub(channel)
          .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
          .getVersion(VersionRequest.getDefaultInstance());
      return Status.OK;
    } catch (StatusRuntimeException e) {
      return e.getStatus();
    }
  }

  private static Metadata bearer(String secret) {
    return RunningServer.headers("Bearer " + secret);
  }

  @Test
  void everyCallWithoutAGoodTokenIsToldTheSame() {
    Metadata two = bearer("plain-token");
    two.merge(bearer("plain-token"));
    Metadata notAscii = new Metadata();
    notAscii.put(
        Metadata.Key.of(
            "authorization",
            new Metadata.AsciiMarshaller<String>() {
              @Override
              public String toAsciiString(String value) {
                return value;
              }

              @Override
              public String parseAsciiString(String serialized) {
                return serialized;
              }
            }),
        "Bearer t\u00f6ken");
    List<Metadata> wrong =
        List.of(
            new Metadata(),
            RunningServer.headers(""),
            bearer(""),
            RunningServer.headers("Basic plain-token"),
            RunningServer.headers("plain-token"),
            bearer("plain-toke"),
            bearer("plain-token2"),
            bearer("x".repeat(6_000)),
            bearer(EXPIRED.secret()),
            two,
            notAscii);
    for (Metadata headers : wrong) {
      Status status = version(headers);
      assertEquals(Status.Code.UNAUTHENTICATED, status.getCode(), headers::toString);
      assertEquals(REFUSAL, status.getDescription());
    }
    assertEquals(Status.OK, version(bearer("plain-token")));
    assertEquals(Status.OK, version(RunningServer.headers("bearer plain-token")));
  }

  @Test
  void aTokenIsCheckedBeforeItsMessageIsParsed() {
    MethodDescriptor<byte[], byte[]> method =
        PipelineExecutionServiceGrpc.getGetVersionMethod().toBuilder(BYTES, BYTES).build();
    byte[] noMessage = {(byte) 0xff, (byte) 0xff, (byte) 0xff};
    StatusRuntimeException refusal =
        assertThrows(
            StatusRuntimeException.class,
            () ->
                ClientCalls.blockingUnaryCall(
                    channel, method, io.grpc.CallOptions.DEFAULT, noMessage));
    assertEquals(Status.Code.UNAUTHENTICATED, refusal.getStatus().getCode());
  }

  private static final MethodDescriptor.Marshaller<byte[]> BYTES =
      new MethodDescriptor.Marshaller<>() {
        @Override
        public java.io.InputStream stream(byte[] value) {
          return new java.io.ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(java.io.InputStream stream) {
          try {
            return stream.readAllBytes();
          } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        }
      };

  @Test
  void rolesOpenTheirMethodsAndNoOthers() {
    for (NewToken token : List.of(RUN, ADMIN, READ)) {
      assertEquals(Status.OK, version(bearer(token.secret())), "GetVersion is for every token");
    }
    StatusRuntimeException refusal =
        assertThrows(StatusRuntimeException.class, () -> levels("plain-token"));
    assertEquals(Status.Code.PERMISSION_DENIED, refusal.getStatus().getCode());
    assertTrue(
        refusal
            .getStatus()
            .getDescription()
            .matches(
                "token \"token-\\w{8}\" has the roles run or introspect; this method needs administer"),
        refusal::getMessage);
    assertThrows(StatusRuntimeException.class, () -> levels(RUN.secret()));
    assertTrue(levels(ADMIN.secret()).containsKey("ROOT"));
    StatusRuntimeException noRun =
        assertThrows(
            StatusRuntimeException.class,
            () ->
                PipelineExecutionServiceGrpc.newBlockingStub(channel)
                    .withInterceptors(
                        MetadataUtils.newAttachHeadersInterceptor(bearer(READ.secret())))
                    .executePipeline(
                        io.remotemedia.protocol.v1.ExecuteRequest.getDefaultInstance()));
    assertEquals(Status.Code.PERMISSION_DENIED, noRun.getStatus().getCode());
  }

  private static Map<String, String> levels(String secret) {
    return ServerAdminServiceGrpc.newBlockingStub(channel)
        .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(bearer(secret)))
        .getLogLevels(GetLogLevelsRequest.getDefaultInstance())
        .getLevelsMap();
  }

  @Test
  void aForgottenMethodIsForAdministrators() {
    Set<Role> administrators = Set.of(Role.ADMINISTER);
    assertEquals(administrators, MethodRoles.opening("some.New", "some.New/Method"));
    assertEquals(administrators, MethodRoles.opening("x", "remotemedia.v1.ServerAdminService/Y"));
    for (ServerServiceDefinition service : server.services()) {
      service
          .getMethods()
          .forEach(
              method -> {
                String full = method.getMethodDescriptor().getFullMethodName();
                String name = method.getMethodDescriptor().getServiceName();
                assertFalse(MethodRoles.opening(name, full).isEmpty(), full);
                boolean admin = name.contains("Admin");
                if (!MethodRoles.isOpen(name) && !admin) {
                  assertFalse(
                      MethodRoles.opening(name, full).equals(administrators),
                      full + " is missing in the table");
                }
              });
    }
  }

  @Test
  void healthIsOpenReflectionIsNot() throws Exception {
    HealthGrpc.newBlockingStub(channel).check(HealthCheckRequest.getDefaultInstance());
    assertEquals(Status.Code.UNAUTHENTICATED, reflect(new Metadata()).getCode());
    assertEquals(Status.Code.OK, reflect(bearer(READ.secret())).getCode());
    String page = new MetricsPage(server.httpAddress()).text();
    for (String secret : List.of("plain-token", RUN.secret(), ADMIN.secret())) {
      assertFalse(page.contains(secret));
    }
  }

  private static Status reflect(Metadata headers) throws Exception {
    CompletableFuture<Status> end = new CompletableFuture<>();
    StreamObserver<ServerReflectionRequest> requests =
        ServerReflectionGrpc.newStub(channel)
            .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
            .serverReflectionInfo(
                new StreamObserver<>() {
                  @Override
                  public void onNext(ServerReflectionResponse response) {}

                  @Override
                  public void onError(Throwable thrown) {
                    end.complete(Status.fromThrowable(thrown));
                  }

                  @Override
                  public void onCompleted() {
                    end.complete(Status.OK);
                  }
                });
    requests.onNext(ServerReflectionRequest.newBuilder().setListServices("").build());
    requests.onCompleted();
    return end.get(10, TimeUnit.SECONDS);
  }

  @Test
  void rotationCountsWithinASecondAndRunningStreamsGoOn() throws Exception {
    NewToken next = NewToken.random("next", null, null, Quota.NONE);
    Path own = Files.createTempFile(folder, "rotating", "");
    Files.writeString(own, RunningServer.TOKEN + "\n");
    try (PlatformServer rotating = rotating(own)) {
      ManagedChannel connection =
          NettyChannelBuilder.forAddress(rotating.grpcAddress()).usePlaintext().build();
      StreamClient stream = new StreamClient(connection).init(Manifests.PASS);
      assertTrue(stream.next().hasReady());
      Files.writeString(own, next.line() + "\n");
      long start = System.nanoTime();
      while (accepted(connection, RunningServer.TOKEN)) {
        LockSupport.parkNanos(5_000_000);
      }
      long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
      assertTrue(millis < 1_500, () -> "revoked after " + millis + " ms");
      assertTrue(accepted(connection, next.secret()));
      // A stream keeps the permission that it was opened with, until it ends.
      assertEquals(
          0, stream.chunk(0, Audio.tone(16_000, 160, 440)).next().getResult().getSequence());
      Files.writeString(own, "{ broken\n");
      new MetricsPage(rotating.httpAddress())
          .await("remotemedia_reload_failed{what=\"tokens\"} 1.0", 5);
      assertTrue(accepted(connection, next.secret()), "a broken file keeps the old set");
      connection.shutdownNow();
    }
  }

  private static PlatformServer rotating(Path tokens) throws Exception {
    return PlatformServer.start(
        ConfigLoader.load(
            null,
            Map.of(),
            Map.of(
                "grpc.listen",
                "127.0.0.1:0",
                "http.listen",
                "127.0.0.1:0",
                "plugins.directories",
                folder.resolve("none").toString(),
                "auth.tokens_file",
                tokens.toString())));
  }

  private static boolean accepted(ManagedChannel connection, String secret) {
    try {
      PipelineExecutionServiceGrpc.newBlockingStub(connection)
          .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(bearer(secret)))
          .getVersion(VersionRequest.getDefaultInstance());
      return true;
    } catch (StatusRuntimeException e) {
      assertEquals(Status.Code.UNAUTHENTICATED, e.getStatus().getCode());
      return false;
    }
  }

  @Test
  void logLevelsChangeInTheRunningServerAndAreCheckedFirst() {
    var admin =
        ServerAdminServiceGrpc.newBlockingStub(channel)
            .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(bearer(ADMIN.secret())));
    SetLogLevelRequest debug =
        SetLogLevelRequest.newBuilder()
            .setLogger("io.remotemedia.it.Nothing")
            .setLevel("debug")
            .build();
    assertEquals("DEBUG", admin.setLogLevel(debug).getLevel());
    assertEquals("DEBUG", levels(ADMIN.secret()).get("io.remotemedia.it.Nothing"));
    for (SetLogLevelRequest wrong :
        List.of(
            debug.toBuilder().setLevel("loud").build(),
            debug.toBuilder().setLogger("audit").build(),
            debug.toBuilder().setLogger("org.evil").build(),
            debug.toBuilder().setForSeconds(1_000_000).build())) {
      StatusRuntimeException refusal =
          assertThrows(StatusRuntimeException.class, () -> admin.setLogLevel(wrong));
      assertEquals(Status.Code.INVALID_ARGUMENT, refusal.getStatus().getCode());
      assertTrue(refusal.getMessage().contains("accepted are"), refusal::getMessage);
    }
  }

  @Test
  void aServerWithoutAuthenticationTakesAdministrationOnLoopback() throws Exception {
    try (PlatformServer open =
        PlatformServer.start(
            ConfigLoader.load(
                null,
                Map.of(),
                Map.of(
                    "grpc.listen", "127.0.0.1:0",
                    "http.listen", "127.0.0.1:0",
                    "plugins.directories", folder.resolve("none").toString(),
                    "auth.enabled", "false")))) {
      ManagedChannel connection =
          NettyChannelBuilder.forAddress(open.grpcAddress()).usePlaintext().build();
      assertTrue(
          ServerAdminServiceGrpc.newBlockingStub(connection)
                  .getLogLevels(GetLogLevelsRequest.getDefaultInstance())
                  .getLevelsCount()
              > 0);
      connection.shutdownNow();
    }
  }
}
