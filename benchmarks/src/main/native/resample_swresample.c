/* libswresample behind the signatures of resample.h. Quality: taps of its filter (32 is its default). */
#include "resample.h"

#include <libavutil/channel_layout.h>
#include <libavutil/opt.h>
#include <libswresample/swresample.h>

static long process(SwrContext *context, const float *in, long in_frames, float *out, long out_frames) {
  const uint8_t *from = (const uint8_t *)in;
  uint8_t *to = (uint8_t *)out;
  int written = swr_convert(context, &to, (int)out_frames, &from, (int)in_frames);
  if (written < 0) return -1;
  to = (uint8_t *)(out + written);
  int tail = swr_convert(context, &to, (int)(out_frames - written), 0, 0);
  return tail < 0 ? -1 : (long)written + tail;
}

void *resample_open(double in_rate, double out_rate, int channels, int quality) {
  SwrContext *context = 0;
  AVChannelLayout layout;
  av_channel_layout_default(&layout, channels);
  if (swr_alloc_set_opts2(&context, &layout, AV_SAMPLE_FMT_FLT, (int)out_rate, &layout, AV_SAMPLE_FMT_FLT,
                          (int)in_rate, 0, 0) < 0) {
    return 0;
  }
  av_opt_set_int(context, "filter_size", quality, 0);
  if (swr_init(context) < 0) swr_free(&context);
  return context;
}

long resample_again(void *state, const float *in, long in_frames, float *out, long out_frames) {
  /* Closing keeps the filter bank; initialising again clears the history. */
  swr_close(state);
  return swr_init(state) < 0 ? -1 : process(state, in, in_frames, out, out_frames);
}

void resample_close(void *state) {
  SwrContext *context = state;
  swr_free(&context);
}

long resample_once(double in_rate, double out_rate, int channels, int quality, const float *in,
                   long in_frames, float *out, long out_frames) {
  void *state = resample_open(in_rate, out_rate, channels, quality);
  if (!state) return -1;
  long written = process(state, in, in_frames, out, out_frames);
  resample_close(state);
  return written;
}
