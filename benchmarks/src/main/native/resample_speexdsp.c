/* speexdsp behind the signatures of resample.h. Quality: 0 to 10. Its delay is skipped at the start and flushed with
   silence at the end, as its documentation advises. */
#include "resample.h"

#include <speex/speex_resampler.h>

static const float silence[4096];

static long process(SpeexResamplerState *state, const float *in, long in_frames, float *out, long out_frames) {
  long written = 0;
  long used = 0;
  speex_resampler_skip_zeros(state);
  while (written < out_frames) {
    spx_uint32_t in_count = in_frames > used ? (spx_uint32_t)(in_frames - used) : 4096;
    spx_uint32_t out_count = (spx_uint32_t)(out_frames - written);
    const float *from = in_frames > used ? in + used : silence;
    if (speex_resampler_process_float(state, 0, from, &in_count, out + written, &out_count)) return -1;
    if (!in_count && !out_count) return -1;
    used += in_count;
    written += out_count;
  }
  return written;
}

void *resample_open(double in_rate, double out_rate, int channels, int quality) {
  int error = 0;
  return speex_resampler_init(channels, (spx_uint32_t)in_rate, (spx_uint32_t)out_rate, quality, &error);
}

long resample_again(void *state, const float *in, long in_frames, float *out, long out_frames) {
  return speex_resampler_reset_mem(state) ? -1 : process(state, in, in_frames, out, out_frames);
}

void resample_close(void *state) { speex_resampler_destroy(state); }

long resample_once(double in_rate, double out_rate, int channels, int quality, const float *in,
                   long in_frames, float *out, long out_frames) {
  void *state = resample_open(in_rate, out_rate, channels, quality);
  if (!state) return -1;
  long written = process(state, in, in_frames, out, out_frames);
  resample_close(state);
  return written;
}
