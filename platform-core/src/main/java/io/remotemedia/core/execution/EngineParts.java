package io.remotemedia.core.execution;

/** What all runs of an engine share. */
record EngineParts(
    EngineSettings settings, Workers workers, StrikeLedger ledger, ExecutionListener listener) {}
