/**
 * What the service costs beside a bare gRPC server that moves the same bytes: each program starts
 * both as processes of their own and measures them in turns.
 */
package io.remotemedia.benchmarks.service;
