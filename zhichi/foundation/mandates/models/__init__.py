from zhichi.foundation.mandates.models.mandate import Mandate

__all__ = ["Mandate"]
