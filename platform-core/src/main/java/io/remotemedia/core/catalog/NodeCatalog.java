package io.remotemedia.core.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The node types that serve at one moment. Immutable; a change makes a new one. Thread-safe. */
public final class NodeCatalog {
  private final long revision;
  private final Map<String, NodeType> byName = new TreeMap<>();
  private final Map<String, NodeType> byNameOrAlias = new TreeMap<>();
  private final Map<String, UnavailableType> unavailable = new TreeMap<>();
  private final Map<String, RetiredType> retired = new TreeMap<>();

  /**
   * A snapshot.
   *
   * @param revision its number; every change has a higher one
   * @param types the types that serve
   * @param unavailable the types that are known and do not serve
   * @throws IllegalArgumentException when two types share a name or alias
   */
  public NodeCatalog(
      long revision, Collection<NodeType> types, Collection<UnavailableType> unavailable) {
    this(revision, types, unavailable, List.of());
  }

  /**
   * A snapshot that knows what served before.
   *
   * @param revision its number; every change has a higher one
   * @param types the types that serve
   * @param unavailable the types that are known and do not serve
   * @param retired names that were served before; those that are served again are left out
   * @throws IllegalArgumentException when two types share a name or alias
   */
  public NodeCatalog(
      long revision,
      Collection<NodeType> types,
      Collection<UnavailableType> unavailable,
      Collection<RetiredType> retired) {
    this.revision = revision;
    types.forEach(this::add);
    unavailable.forEach(type -> this.unavailable.put(type.name(), type));
    retired.stream()
        .filter(type -> !byNameOrAlias.containsKey(type.name()))
        .forEach(type -> this.retired.put(type.name(), type));
  }

  /**
   * The snapshot after this one. A name that was served here, or had been before, and is neither
   * served nor unavailable then is told as taken away.
   *
   * @param types the types that will serve
   * @param unavailable the types that are known and will not serve
   * @return a snapshot with the next revision
   */
  public NodeCatalog next(Collection<NodeType> types, Collection<UnavailableType> unavailable) {
    Map<String, RetiredType> gone = new TreeMap<>(retired);
    byNameOrAlias.forEach(
        (name, type) ->
            gone.put(
                name,
                new RetiredType(name, "", "plugin %s was taken away".formatted(type.pluginId()))));
    return new NodeCatalog(revision + 1, types, unavailable, gone.values());
  }

  private void add(NodeType type) {
    byName.put(type.name(), type);
    List<String> names = new ArrayList<>(type.descriptor().aliases());
    names.add(type.name());
    for (String name : names) {
      NodeType other = byNameOrAlias.put(name, type);
      if (other != null) {
        throw new IllegalArgumentException(
            "node type name \"%s\" is contributed by %s and by %s"
                .formatted(name, other.pluginId(), type.pluginId()));
      }
    }
  }

  /**
   * The number of this snapshot.
   *
   * @return higher for every change
   */
  public long revision() {
    return revision;
  }

  /**
   * Finds a type that serves.
   *
   * @param nameOrAlias exact name or alias
   * @return the type, if it exists
   */
  public Optional<NodeType> find(String nameOrAlias) {
    return Optional.ofNullable(byNameOrAlias.get(nameOrAlias));
  }

  /**
   * Finds a type that is known and does not serve.
   *
   * @param name exact name
   * @return the type and the reason, if known
   */
  public Optional<UnavailableType> findUnavailable(String name) {
    return Optional.ofNullable(unavailable.get(name));
  }

  /**
   * Finds a type that served before.
   *
   * @param name exact name
   * @return what became of it, if known
   */
  public Optional<RetiredType> findRetired(String name) {
    return Optional.ofNullable(retired.get(name));
  }

  /**
   * The types that served before and do not serve now.
   *
   * @return sorted by name
   */
  public List<RetiredType> retired() {
    return List.copyOf(retired.values());
  }

  /**
   * The types that are known and do not serve.
   *
   * @return sorted by name
   */
  public List<UnavailableType> unavailable() {
    return List.copyOf(unavailable.values());
  }

  /**
   * The types that serve.
   *
   * @return sorted by name
   */
  public List<NodeType> types() {
    return List.copyOf(byName.values());
  }

  /**
   * The names of the types that serve, without aliases.
   *
   * @return sorted
   */
  public List<String> names() {
    return List.copyOf(byName.keySet());
  }

  /**
   * The names and aliases of the types that serve.
   *
   * @return sorted
   */
  public List<String> namesAndAliases() {
    return List.copyOf(byNameOrAlias.keySet());
  }
}
