package io.remotemedia.server.config;

/**
 * When work is refused.
 *
 * @param burstWaitMillis longest expected wait that a burst may build up
 * @param standingWaitMillis longest expected wait in a standing queue
 * @param standingWaitFactor the same in executions; the greater of both holds
 * @param standingAfterMillis time without an empty queue that makes it a standing one
 * @param shedBatchHeapPercent heap above which unary executions are refused
 * @param shedAllHeapPercent heap above which new streams are refused too
 * @param refuseConnectionsHeapPercent heap above which new connections are refused
 */
public record AdmissionConfig(
    int burstWaitMillis,
    int standingWaitMillis,
    int standingWaitFactor,
    int standingAfterMillis,
    int shedBatchHeapPercent,
    int shedAllHeapPercent,
    int refuseConnectionsHeapPercent) {
  static AdmissionConfig from(ConfigValues values) {
    return new AdmissionConfig(
        values.integer("admission.burst_wait_ms"),
        values.integer("admission.standing_wait_ms"),
        values.integer("admission.standing_wait_factor"),
        values.integer("admission.standing_after_ms"),
        values.integer("admission.shed_batch_heap_percent"),
        values.integer("admission.shed_all_heap_percent"),
        values.integer("admission.refuse_connections_heap_percent"));
  }
}
