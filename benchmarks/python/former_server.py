"""A Python gRPC server in the shape of the service that this platform replaced.

What its requests went through, rebuilt: audio as a list of Python floats inside a pickled object, a
node object built anew for each request from a registry by name, the node's result a list of floats
again, pickled for the way back. The transport is the same gRPC method, so that one generator
measures all; the pickles are made and read where the former service made and read them.

    python3 former_server.py WORKERS

prints `listening HOST:PORT`. Needs Debian's python3-grpcio, python3-scipy and python3-protobuf.
"""
import pickle
import sys

import numpy
from scipy.signal import resample_poly

import wire


class AudioData:
    """Samples as the former client library held them."""

    def __init__(self, samples, sample_rate, channels):
        self.samples = samples
        self.sample_rate = sample_rate
        self.channels = channels


class ResampleNode:
    """Built for each request, as the former executor did."""

    def __init__(self, target_sample_rate):
        self.target_sample_rate = target_sample_rate

    def initialize(self):
        self.up, self.down = 160, 441

    def process(self, audio):
        array = numpy.array(audio.samples, dtype=numpy.float64)
        resampled = resample_poly(array, self.up, self.down)
        return AudioData(resampled.tolist(), self.target_sample_rate, audio.channels)


REGISTRY = {"AudioResample": ResampleNode}


def execute(request, context):
    audio = request.audio_inputs["resample"]
    samples = numpy.frombuffer(audio.samples, dtype="<f4").tolist()
    received = pickle.loads(
        pickle.dumps({
            "node": "AudioResample",
            "config": {"target_sample_rate": 16000},
            "data": AudioData(samples, audio.sample_rate, audio.channels),
        }))
    node = REGISTRY[received["node"]](**received["config"])
    node.initialize()
    result = pickle.loads(pickle.dumps(node.process(received["data"])))
    response = wire.ExecuteResponse()
    output = response.result.audio_outputs["resample"]
    output.samples = numpy.array(result.samples, dtype="<f4").tobytes()
    output.sample_rate = result.sample_rate
    output.channels = result.channels
    output.format = audio.format
    output.num_samples = len(result.samples)
    response.result.status = 1
    return response


wire.serve(execute, int(sys.argv[1]))
