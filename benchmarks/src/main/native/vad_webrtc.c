/*
 * The WebRTC voice activity detector behind one function. The Debian package exports the detector's
 * C functions but ships no header for them; these are their prototypes.
 */
#include <stddef.h>
#include <stdint.h>

typedef struct WebRtcVadInst VadInst;
VadInst *WebRtcVad_Create(void);
void WebRtcVad_Free(VadInst *handle);
int WebRtcVad_Init(VadInst *handle);
int WebRtcVad_set_mode(VadInst *handle, int mode);
int WebRtcVad_Process(VadInst *handle, int fs, const int16_t *audio, size_t length);

/* Runs a new detector over whole audio; returns how many frames it decided, or -1 for a refusal. */
int vad_run(int mode, int rate, int frame, const int16_t *audio, int length, uint8_t *speech) {
  VadInst *vad = WebRtcVad_Create();
  int frames = 0;
  if (vad == NULL || WebRtcVad_Init(vad) != 0 || WebRtcVad_set_mode(vad, mode) != 0) {
    frames = -1;
  }
  for (int at = 0; frames >= 0 && at + frame <= length; at += frame) {
    int decision = WebRtcVad_Process(vad, rate, audio + at, (size_t) frame);
    if (decision < 0) {
      frames = -1;
    } else {
      speech[frames++] = (uint8_t) decision;
    }
  }
  WebRtcVad_Free(vad);
  return frames;
}
