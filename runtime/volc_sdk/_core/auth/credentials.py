"""An access key with its secret, which never shows."""

from __future__ import annotations

from typing import NoReturn

from ..util.text_checks import is_clean, is_sendable

__all__ = ["Credentials"]


class Credentials:
    """An access key, its secret key and, for temporary keys, the session token.

    Frozen. Neither `repr` nor `str` nor a traceback shows the secrets, and it cannot be pickled.

    Raises:
        ValueError: One of them is empty, is not printable, or has blanks or a line end around it,
            as a file has that was read whole; or key or token, which are sent, are not in ASCII.

    Example:
        >>> Credentials("AKLT0001", "secret")
        Credentials(access_key='AKLT0001', secret_key='***', session_token=None)
    """

    __slots__ = ("_access_key", "_secret_key", "_session_token")

    def __init__(self, access_key: str, secret_key: str, session_token: str | None = None) -> None:
        wrong = _wrong("access_key", access_key) or _wrong("secret_key", secret_key)
        if not wrong and session_token not in (None, ""):
            wrong = _wrong("session_token", session_token)
        if wrong:
            del access_key, secret_key, session_token  # a traceback with locals would show them
            raise ValueError(wrong)
        object.__setattr__(self, "_access_key", access_key)
        object.__setattr__(self, "_secret_key", secret_key)
        object.__setattr__(self, "_session_token", session_token or None)

    # Slots that only __init__ can fill; declared for type checkers.
    _access_key: str
    _secret_key: str
    _session_token: str | None

    @property
    def access_key(self) -> str:
        """The public half."""
        return self._access_key

    @property
    def secret_key(self) -> str:
        """The secret half: for signing, not for showing."""
        return self._secret_key

    @property
    def session_token(self) -> str | None:
        """The token of temporary credentials."""
        return self._session_token

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError("credentials are frozen; make new ones")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError("credentials are frozen; make new ones")

    def __repr__(self) -> str:
        if not hasattr(self, "_session_token"):  # refused while being made
            return "Credentials()"
        token = "None" if self._session_token is None else "'***'"
        return (
            f"Credentials(access_key={self._access_key!r}, secret_key='***', session_token={token})"
        )

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Credentials) and self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def _key(self) -> tuple[str, str, str | None]:
        return (self._access_key, self._secret_key, self._session_token)

    def __reduce__(self) -> NoReturn:
        raise TypeError("credentials cannot be pickled; hand over where to find them instead")


def _wrong(name: str, value: object) -> str:
    """What is wrong with a value, in words that do not repeat it. Raises nothing: it holds it."""
    if not isinstance(value, str) or not value.strip():
        return f"{name} must be text that is not empty"
    # The secret key is never sent, and the signature takes any letters.
    good, kind = (is_clean, "") if name == "secret_key" else (is_sendable, " ASCII")
    return "" if good(value) else f"{name} must be printable{kind}, without blanks around it"
