"""Describes a service as an OpenAPI 3.1 document; docs/decisions/openapi.md has the choices."""

from volcgen.export.openapi.document import openapi

__all__ = ["openapi"]
