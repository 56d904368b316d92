"""The bundled offline sample."""
