"""The stand-alone verifier that citizens are given: one file, standard library only, no import of ours."""
