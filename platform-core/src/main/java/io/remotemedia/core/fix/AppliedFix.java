package io.remotemedia.core.fix;

import io.remotemedia.core.diagnostic.Diagnostic;
import io.remotemedia.core.diagnostic.Fix;

/**
 * A fix that was applied.
 *
 * @param diagnostic what it repaired, with the place in the text as it was then
 * @param fix the fix
 */
public record AppliedFix(Diagnostic diagnostic, Fix fix) {}
