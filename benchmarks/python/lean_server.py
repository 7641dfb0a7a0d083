"""A Python gRPC server that resamples as lean as Python allows.

The request is parsed by hand-registered protobuf messages of the same wire format, the samples are a
numpy view of the received bytes, scipy's polyphase resampler does the work in C, and the reply
wraps the resulting bytes. No manifest is read: the rates are fixed, which favours this server.

    python3 lean_server.py WORKERS

prints `listening HOST:PORT`. Needs Debian's python3-grpcio, python3-scipy and python3-protobuf.
"""
import sys

import numpy
from scipy.signal import resample_poly

import wire

UP, DOWN = 160, 441


def execute(request, context):
    audio = request.audio_inputs["resample"]
    samples = numpy.frombuffer(audio.samples, dtype="<f4")
    resampled = resample_poly(samples, UP, DOWN).astype("<f4", copy=False)
    response = wire.ExecuteResponse()
    output = response.result.audio_outputs["resample"]
    output.samples = resampled.tobytes()
    output.sample_rate = 16000
    output.channels = audio.channels
    output.format = audio.format
    output.num_samples = len(resampled)
    response.result.status = 1
    return response


wire.serve(execute, int(sys.argv[1]))
