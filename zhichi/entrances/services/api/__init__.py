"""The public API, `/api/v1/`: the same verbs as the citizen's pages, for machines."""
