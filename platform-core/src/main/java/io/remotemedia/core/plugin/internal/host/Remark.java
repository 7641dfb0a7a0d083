package io.remotemedia.core.plugin.internal.host;

import io.remotemedia.core.diagnostic.DiagnosticCode;
import io.remotemedia.core.plugin.PluginState;
import io.remotemedia.core.plugin.VerdictStep;
import java.util.List;

/**
 * Why a plugin that is good in itself does not serve beside the others.
 *
 * @param state the verdict that follows
 * @param code its code
 * @param reason one sentence
 * @param evidence line by line
 * @param failedStep the step that failed; null when none did
 */
record Remark(
    PluginState state,
    DiagnosticCode code,
    String reason,
    List<String> evidence,
    VerdictStep failedStep) {}
