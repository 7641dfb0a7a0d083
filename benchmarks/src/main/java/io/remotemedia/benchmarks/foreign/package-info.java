/**
 * Other people's native libraries, called in this process.
 *
 * <p>A small C file of ours (below {@code src/main/native}) puts each library behind one set of
 * functions; it is compiled on demand against the installed packages and called through {@code
 * java.lang.foreign}. In one process both sides of a ratio run on the same core, within
 * milliseconds of each other, and share what else the machine does; a call costs some ten
 * nanoseconds. Two processes would each have met another moment of a noisy machine.
 */
package io.remotemedia.benchmarks.foreign;
