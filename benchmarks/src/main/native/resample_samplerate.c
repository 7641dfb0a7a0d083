/* libsamplerate behind the signatures of resample.h. Quality: SRC_SINC_BEST_QUALITY 0, MEDIUM 1, FASTEST 2. */
#include "resample.h"

#include <samplerate.h>
#include <stdlib.h>

struct state {
  SRC_STATE *converter;
  double ratio;
};

static long process(struct state *state, const float *in, long in_frames, float *out, long out_frames) {
  SRC_DATA data = {0};
  data.data_in = in;
  data.input_frames = in_frames;
  data.data_out = out;
  data.output_frames = out_frames;
  data.src_ratio = state->ratio;
  data.end_of_input = 1;
  return src_process(state->converter, &data) ? -1 : data.output_frames_gen;
}

void *resample_open(double in_rate, double out_rate, int channels, int quality) {
  int error = 0;
  struct state *state = malloc(sizeof *state);
  if (!state) return 0;
  state->ratio = out_rate / in_rate;
  state->converter = src_new(quality, channels, &error);
  if (state->converter) return state;
  free(state);
  return 0;
}

long resample_again(void *state, const float *in, long in_frames, float *out, long out_frames) {
  struct state *own = state;
  return src_reset(own->converter) ? -1 : process(own, in, in_frames, out, out_frames);
}

void resample_close(void *state) {
  struct state *own = state;
  src_delete(own->converter);
  free(own);
}

long resample_once(double in_rate, double out_rate, int channels, int quality, const float *in,
                   long in_frames, float *out, long out_frames) {
  void *state = resample_open(in_rate, out_rate, channels, quality);
  if (!state) return -1;
  long written = process(state, in, in_frames, out, out_frames);
  resample_close(state);
  return written;
}
