"""The press: a process of its own that turns pages into PDF and DOCX. It knows no models, settings or network."""
