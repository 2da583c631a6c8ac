"""What is worth asking an index: characters that nearly every name holds tell nothing and cost the most."""

from collections.abc import Collection, Sequence

LONG = 6  # tokens: shorter phrases are asked for as they are


def telling(tokens: Sequence[str], common: Collection[str]) -> list[tuple[str, ...]]:
    """Runs of two and more uncommon tokens of a long phrase; empty where the whole phrase must be asked for.

    Whatever holds the phrase holds these; whether it holds the phrase is then seen in the stored tokens.
    """
    return uncommon(tokens, common) if len(tokens) > LONG else []


def uncommon(tokens: Sequence[str], common: Collection[str]) -> list[tuple[str, ...]]:
    """Runs of two and more tokens that are not common."""
    runs: list[list[str]] = [[]]
    for token in tokens:
        if token in common:
            runs.append([])
        else:
            runs[-1].append(token)
    return [tuple(run) for run in runs if len(run) > 1]
