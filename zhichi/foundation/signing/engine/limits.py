"""What one paper may cost: the process is ended by the kernel where it goes beyond."""

import resource

from pyhanko.pdf_utils.decode_limits import DecodeLimits, DocumentDecodeBudget, StreamDecodeLimits

MiB = 1024 * 1024
MOST_BYTES = 30 * MiB
MOST_PAGES, MOST_OBJECTS, MOST_NODES, DEEPEST = 500, 50_000, 1_000_000, 100
# What a stream and a file may become when they are unpacked.
STREAM, WHOLE = 64 * MiB, 256 * MiB
MOST_PIXELS = 100_000_000
MEMORY = 1536 * MiB
SECONDS_EACH = 20

UNPACKING = DecodeLimits(
    per_stream=StreamDecodeLimits(max_output_size=STREAM),
    document_budget=DocumentDecodeBudget(base_allowance=WHOLE, max_ratio=0),
)


def hold_memory() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def hold_time() -> None:
    """The next paper has so many seconds of the processor, whatever the others took."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    most = int(used.ru_utime + used.ru_stime) + 1 + SECONDS_EACH
    resource.setrlimit(resource.RLIMIT_CPU, (most, resource.getrlimit(resource.RLIMIT_CPU)[1]))
