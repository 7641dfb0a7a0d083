package io.remotemedia.core.schema;

import io.remotemedia.core.schema.internal.RecordBinding;
import tools.jackson.databind.node.ObjectNode;

/**
 * Parameters to the record of a factory, as {@code NodeFactory} describes it. Plain reflection on
 * the canonical constructor: the record lives in another class loader and knows no library of ours.
 */
public final class ParameterBinder {
  private ParameterBinder() {}

  /**
   * Binds parameters.
   *
   * @param <P> the record
   * @param parameters validated, defaults applied
   * @param type the record's class
   * @return the record
   * @throws BindingException when a value does not fit its component, or the record refuses it
   */
  public static <P extends Record> P bind(ObjectNode parameters, Class<P> type)
      throws BindingException {
    return type.cast(RecordBinding.of(type).bind(parameters, ""));
  }
}
