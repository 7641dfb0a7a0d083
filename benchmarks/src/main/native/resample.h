/*
 * What the comparison program asks of every resampling library. Interleaved 32-bit floats; lengths in frames.
 * The meaning of quality is the library's own (soxr: recipe number, libsamplerate: converter type, ...).
 */
#ifndef RESAMPLE_H
#define RESAMPLE_H

/* One shot with set-up and release. Returns the frames written, or -1. */
long resample_once(double in_rate, double out_rate, int channels, int quality, const float *in,
                   long in_frames, float *out, long out_frames);

/* The set-up alone; null when the library refuses. */
void *resample_open(double in_rate, double out_rate, int channels, int quality);

/* A whole signal on a resampler that was set up before. Returns the frames written, or -1. */
long resample_again(void *state, const float *in, long in_frames, float *out, long out_frames);

void resample_close(void *state);

#endif
