"""The stand-alone verifier that goes into every bundle: one file, standard library only, no import of ours."""
