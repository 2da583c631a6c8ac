from zhichi.foundation.mandates.models.mandate import Mandate
from zhichi.foundation.mandates.models.received import Received

__all__ = ["Mandate", "Received"]
