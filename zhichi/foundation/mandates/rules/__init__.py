"""What a mandate must say, and how a code is read aloud."""

from zhichi.foundation.mandates.rules.spoken import spoken_words
from zhichi.foundation.mandates.rules.terms import LONGEST_DAYS, faults_of

__all__ = ["LONGEST_DAYS", "faults_of", "spoken_words"]
