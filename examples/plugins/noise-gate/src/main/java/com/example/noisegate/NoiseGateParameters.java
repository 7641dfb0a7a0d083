package com.example.noisegate;

/**
 * Parameters of the gate. The host fills them in, checked against the schema, with its defaults.
 *
 * @param thresholdDb level at which the gate opens, dB of full scale
 * @param holdMs how long it stays open, milliseconds
 */
public record NoiseGateParameters(double thresholdDb, int holdMs) {}
