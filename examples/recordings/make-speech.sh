#!/usr/bin/env bash
# Makes speech.wav, the recording of the demo: three sentences with pauses, a little noise, two
# channels that differ slightly. Needs espeak-ng and sox. The voices are synthetic.
set -euo pipefail
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
say() { espeak-ng -v "$1" -s 150 -w "$work/$2.wav" "$3"; }
say en-us one "Remote media runs audio pipelines."
say en-gb two "Every node is a plugin."
say en-us three "Drop a jar, and it serves."
for name in one two three; do
  sox "$work/$name.wav" -r 44100 -c 1 -b 16 "$work/$name-44.wav" gain -n -6
done
sox -R -n -r 44100 -c 1 -b 16 "$work/pause.wav" trim 0 0.8
sox "$work/pause.wav" "$work/one-44.wav" "$work/pause.wav" "$work/two-44.wav" "$work/pause.wav" \
  "$work/three-44.wav" "$work/pause.wav" "$work/mono.wav"
length=$(soxi -D "$work/mono.wav")
sox -R -n -r 44100 -c 1 -b 16 "$work/noise.wav" synth "$length" pinknoise vol 0.003
sox -R -m -v 1 "$work/mono.wav" -v 1 "$work/noise.wav" "$work/left.wav"
sox -R -m -v 0.8 "$work/mono.wav" -v 1 "$work/noise.wav" "$work/right.wav"
sox -R -M "$work/left.wav" "$work/right.wav" -b 16 speech.wav
