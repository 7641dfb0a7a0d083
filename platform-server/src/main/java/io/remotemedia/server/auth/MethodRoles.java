package io.remotemedia.server.auth;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Which roles open which method: any one of them suffices. A method that stands in no line is for
 * administrators, so that a forgotten line closes a door instead of opening one.
 */
public final class MethodRoles {
  private static final Set<Role> ANY = Set.copyOf(EnumSet.allOf(Role.class));
  private static final Set<Role> RUN = Set.of(Role.RUN);
  private static final Set<Role> READ = Set.of(Role.RUN, Role.INTROSPECT);
  private static final Set<Role> ADMINISTER = Set.of(Role.ADMINISTER);

  /** Full names of methods win over names of services. */
  private static final Map<String, Set<Role>> TABLE =
      Map.of(
          "remotemedia.v1.PipelineExecutionService/GetVersion", ANY,
          "remotemedia.v1.PipelineExecutionService", RUN,
          "remotemedia.v1.StreamingPipelineService", RUN,
          "remotemedia.v1.NodeCatalogService", READ,
          "remotemedia.v1.NodeCatalogService/RunExample", RUN,
          "remotemedia.v1.PluginAdminService", ADMINISTER,
          "grpc.reflection.v1.ServerReflection", READ,
          "grpc.reflection.v1alpha.ServerReflection", READ);

  /** Load balancers and orchestrators ask it without a token. */
  private static final String OPEN_SERVICE = "grpc.health.v1.Health";

  private MethodRoles() {}

  /**
   * Whether a service answers without a token.
   *
   * @param service full name
   * @return true for health alone
   */
  public static boolean isOpen(String service) {
    return OPEN_SERVICE.equals(service);
  }

  /**
   * The roles that open a method.
   *
   * @param service full name of the service
   * @param method full name of the method, {@code service/Method}
   * @return at least one
   */
  public static Set<Role> opening(String service, String method) {
    Set<Role> own = TABLE.get(method);
    return own != null ? own : TABLE.getOrDefault(service, ADMINISTER);
  }
}
