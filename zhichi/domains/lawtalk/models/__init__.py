from zhichi.domains.lawtalk.models.public_answer import KIND, PublicAnswer

__all__ = ["KIND", "PublicAnswer"]
