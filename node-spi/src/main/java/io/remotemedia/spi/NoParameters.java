package io.remotemedia.spi;

/** The parameter record of a node type without parameters. */
public record NoParameters() {}
