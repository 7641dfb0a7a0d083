"""The messages of one unary execution, described at run time: no protoc is needed."""
from concurrent import futures

import grpc
from google.protobuf import descriptor_pb2, descriptor_pool, message_factory

_FIELD = descriptor_pb2.FieldDescriptorProto
_SERVICE = "remotemedia.v1.PipelineExecutionService"
_MAX_BYTES = 512 << 20


def _field(message, name, number, kind, label=_FIELD.LABEL_OPTIONAL, type_name=None):
    field = message.field.add(name=name, number=number, type=kind, label=label)
    if type_name:
        field.type_name = type_name


def _audio_map(message, name, number):
    entry = message.nested_type.add(name="".join(p.title() for p in name.split("_")) + "Entry")
    entry.options.map_entry = True
    _field(entry, "key", 1, _FIELD.TYPE_STRING)
    _field(entry, "value", 2, _FIELD.TYPE_MESSAGE, type_name=".remotemedia.v1.AudioBuffer")
    _field(message, name, number, _FIELD.TYPE_MESSAGE, _FIELD.LABEL_REPEATED,
           ".remotemedia.v1." + message.name + "." + entry.name)


def _messages():
    file = descriptor_pb2.FileDescriptorProto(
        name="peer.proto", package="remotemedia.v1", syntax="proto3")
    audio = file.message_type.add(name="AudioBuffer")
    _field(audio, "samples", 1, _FIELD.TYPE_BYTES)
    _field(audio, "sample_rate", 2, _FIELD.TYPE_UINT32)
    _field(audio, "channels", 3, _FIELD.TYPE_UINT32)
    _field(audio, "format", 4, _FIELD.TYPE_INT32)
    _field(audio, "num_samples", 5, _FIELD.TYPE_UINT64)
    request = file.message_type.add(name="ExecuteRequest")
    _audio_map(request, "audio_inputs", 2)
    _field(request, "manifest_json", 16, _FIELD.TYPE_STRING)
    result = file.message_type.add(name="ExecutionResult")
    _audio_map(result, "audio_outputs", 1)
    _field(result, "status", 5, _FIELD.TYPE_INT32)
    response = file.message_type.add(name="ExecuteResponse")
    _field(response, "result", 1, _FIELD.TYPE_MESSAGE, type_name=".remotemedia.v1.ExecutionResult")
    pool = descriptor_pool.DescriptorPool()
    pool.Add(file)
    find = pool.FindMessageTypeByName
    make = getattr(message_factory, "GetMessageClass", None)
    if make is None:
        make = message_factory.MessageFactory(pool).GetPrototype
    return (make(find("remotemedia.v1.ExecuteRequest")),
            make(find("remotemedia.v1.ExecuteResponse")))


ExecuteRequest, ExecuteResponse = _messages()


def serve(execute, workers):
    """Serves until the process is ended."""
    server = grpc.server(
        futures.ThreadPoolExecutor(max_workers=workers),
        options=[("grpc.max_receive_message_length", _MAX_BYTES),
                 ("grpc.max_send_message_length", _MAX_BYTES)])
    handler = grpc.unary_unary_rpc_method_handler(
        execute,
        request_deserializer=ExecuteRequest.FromString,
        response_serializer=ExecuteResponse.SerializeToString)
    server.add_generic_rpc_handlers(
        (grpc.method_handlers_generic_handler(_SERVICE, {"ExecutePipeline": handler}),))
    port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    print("listening 127.0.0.1:%d" % port, flush=True)
    server.wait_for_termination()
