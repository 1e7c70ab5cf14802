"""Access key, secret key and session token. No output shows the secrets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NoReturn

from ..util.hide_locals import hide_locals
from ..util.package import public_in
from ..util.text_checks import is_printable, is_printable_ascii

__all__ = ["Credentials"]


@public_in("credentials")
class Credentials:
    """An access key, its secret key and, for temporary credentials, the session token.

    Frozen. `repr`, `str` and tracebacks do not show the secrets, and credentials cannot be pickled.

    Raises:
        ValueError: A value is empty, is not printable, or begins or ends with a blank or a line end,
            as the content of a file may. The access key and the token are sent in headers, so they
            must also be ASCII.

    Example:
        >>> Credentials("AKLT0001", "secret")
        Credentials(access_key='AKLT0001', secret_key='***', session_token=None)
    """

    # Slots with public names, because a property needs a frame for each access.
    __slots__ = ("access_key", "secret_key", "session_token")

    @hide_locals
    def __init__(self, access_key: str, secret_key: str, session_token: str | None = None) -> None:
        problem = _problem("access_key", access_key) or _problem("secret_key", secret_key)
        if not problem and session_token not in (None, ""):
            problem = _problem("session_token", session_token)
        if problem:
            raise ValueError(problem)
        if TYPE_CHECKING:
            self.access_key: Final[str] = access_key
            """The access key. It is sent with every request."""
            self.secret_key: Final[str] = secret_key
            """The secret key. It signs requests and is never sent."""
            self.session_token: Final[str | None] = session_token
            """The token of temporary credentials; None for permanent ones."""
        else:
            object.__setattr__(self, "access_key", access_key)
            object.__setattr__(self, "secret_key", secret_key)
            object.__setattr__(self, "session_token", session_token or None)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError("credentials are frozen; create new ones")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError("credentials are frozen; create new ones")

    def __repr__(self) -> str:
        if not hasattr(self, "session_token"):  # __init__ refused the values
            return "Credentials()"
        token = "None" if self.session_token is None else "'***'"
        return (
            f"Credentials(access_key={self.access_key!r}, secret_key='***', session_token={token})"
        )

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Credentials) and self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def _key(self) -> tuple[str, str, str | None]:
        return (self.access_key, self.secret_key, self.session_token)

    def __reduce__(self) -> NoReturn:
        raise TypeError("credentials cannot be pickled; pass a provider that finds them instead")


def _problem(name: str, value: object) -> str:
    """Return what is wrong with a value, without quoting it; empty if it is valid."""
    if not isinstance(value, str) or not value.strip():
        return f"{name} must be text that is not empty"
    # The secret key is never sent, so it may contain any printable characters.
    is_valid, kind = (is_printable, "") if name == "secret_key" else (is_printable_ascii, " ASCII")
    return "" if is_valid(value) else f"{name} must be printable{kind}, without blanks around it"
