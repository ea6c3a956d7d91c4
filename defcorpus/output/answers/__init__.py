"""How each answer looks, a module an answer."""
