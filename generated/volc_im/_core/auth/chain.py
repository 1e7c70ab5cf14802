"""The default chain: the places where credentials are looked for, and in which order."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING, Final

from ..effects.effects import Steps
from ..errors import ConfigError, SDKError
from ..util.env import is_on
from ..util.lazy_module import LazyModule
from ..util.log import LOGGER
from .config_values import NotSetUpError
from .credentials import Credentials
from .provider import Lease

# A source loads when it is asked: most clients find their credentials in the first.
if TYPE_CHECKING:
    from . import environment, sts
    from . import instance_metadata as ecs
    from . import profile as profiles
    from . import shared_files as volc_files
else:
    ecs = LazyModule(".instance_metadata", __package__)
    environment = LazyModule(".environment", __package__)
    profiles = LazyModule(".profile", __package__)
    sts = LazyModule(".sts", __package__)
    volc_files = LazyModule(".shared_files", __package__)

HOW_TO_SIGN_IN: Final = (
    "pass access_key= and secret_key=, or set VOLCENGINE_ACCESS_KEY and VOLCENGINE_SECRET_KEY"
)
_OFF: Final = "VOLCENGINE_DISABLE_DEFAULT_CREDENTIALS"
ECS_REST_S: Final = 60.0
"""Where no metadata service answers, it is not asked again for this long: each probe takes a second."""

_Named = tuple[str, Callable[[], Steps[Lease]]]


def _environment() -> Steps[Lease]:
    return _fixed(environment.environment_credentials)


def _oidc() -> Steps[Lease]:
    return sts.assume_role_with_oidc()


def _profile(name: str | None = None) -> Steps[Lease]:
    return profiles.profile_lease(name)


def _credentials_file() -> Steps[Lease]:
    return _fixed(volc_files.credentials_file)


def _config_file() -> Steps[Lease]:
    return _fixed(volc_files.config_file)


def _ecs() -> Steps[Lease]:
    return ecs.ecs_role()


def _fixed(find: Callable[[], Credentials]) -> Steps[Lease]:
    yield from ()
    return Lease(find())


SOURCES: Final[tuple[_Named, ...]] = (
    ("environment", _environment),
    ("OIDC", _oidc),
    ("command line profile", _profile),
    ("~/.volc/credentials", _credentials_file),
    ("~/.volc/config", _config_file),
    ("ECS role", _ecs),
)


class DefaultChain:
    """Looks where the platform's SDKs and its command line look, and takes the first that has some:

    1. environment variables: `VOLCENGINE_ACCESS_KEY`, `VOLCENGINE_SECRET_KEY` and
       `VOLCENGINE_SESSION_TOKEN`; else `VOLC_ACCESSKEY` and `VOLC_SECRETKEY`; else
       `VOLCSTACK_ACCESS_KEY_ID`, `VOLCSTACK_SECRET_ACCESS_KEY` and `VOLCSTACK_SESSION_TOKEN`
    2. an OIDC token: `VOLCENGINE_OIDC_ROLE_TRN` and `VOLCENGINE_OIDC_TOKEN_FILE`
    3. a profile of the command line in `~/.volcengine/config.json`
    4. `~/.volc/credentials`, then `~/.volc/config`
    5. the role of the ECS instance; off the cloud this takes a second to fail, and is not tried
       again for a minute

    Only a source that nobody has set up lets the next one be asked. One that is set up and fails,
    even for a moment, raises its error at once: another identity never steps in. The source that
    was good is asked alone from then on, and the others again only once it is not set up any more,
    which is logged. `VOLCENGINE_DISABLE_DEFAULT_CREDENTIALS=true` turns the chain off.

    Args:
        profile: Name of a profile of the command line: the only source then.

    Raises:
        ConfigError: No source is set up, and it says what each of them said; or one is, but wrongly.
        TransportError, APIError: The service that a source asks failed. A note names the source.

    Example:
        Client(app_id=1234, credentials=DefaultChain(profile="staging"))
    """

    def __init__(self, profile: str | None = None) -> None:
        self._profile = profile
        self._good: _Named | None = None
        self._ecs_rests_until = float("-inf")

    def __repr__(self) -> str:
        return f"DefaultChain(profile={self._profile!r})"

    @property
    def profile(self) -> str | None:
        """Name of the profile that is the only source; None for all sources."""
        return self._profile

    def lease(self) -> Steps[Lease]:
        """Credentials of the first source that is set up."""
        if self._profile:
            return (yield from _profile(self._profile))
        if is_on(_OFF):
            raise ConfigError(f"no credentials: {_OFF} is set; pass access_key= and secret_key=")
        said: list[str] = []
        good = self._good
        if good is not None:
            with suppress(NotSetUpError):
                return (yield from _asked(*good, said))
        for name, ask in SOURCES:
            try:
                lease = yield from _asked(name, self._probe if ask is _ecs else ask, said)
            except NotSetUpError as error:
                said.append(_line(name, error))
                continue
            if good is not None:
                words = "credentials: %s is not set up any more; %s is used from now on"
                LOGGER.warning(words, good[0], name)
            self._good = name, ask
            return lease
        listed = "\n  ".join(said)
        raise ConfigError(f"no credentials: {HOW_TO_SIGN_IN}. What each source said:\n  {listed}")

    def _probe(self) -> Steps[Lease]:
        """The ECS role, with little patience as long as nobody knows whether there is one."""
        if monotonic() < self._ecs_rests_until:
            raise NotSetUpError(f"nobody answered within the last {ECS_REST_S:.0f} s")
        try:
            return (yield from ecs.ecs_role(probe=True))
        except ecs.NobodyAnswersError:
            self._ecs_rests_until = monotonic() + ECS_REST_S
            raise


def _asked(name: str, ask: Callable[[], Steps[Lease]], said: list[str]) -> Steps[Lease]:
    """Credentials of a source. If it is set up but fails, its error says why nobody else is asked."""
    alone = "no other source is asked, because another identity must not step in"
    if said:
        alone += "; the sources before it said:\n  " + "\n  ".join(said)
    try:
        return (yield from ask())
    except NotSetUpError:
        raise
    except ConfigError as error:
        problem = _line(name, error)
    except SDKError as error:
        error.add_note(f"credentials: {name} failed; {alone}")
        raise
    raise ConfigError(f"credentials: {problem}; {alone}")


def _line(name: str, error: SDKError) -> str:
    words = " ".join([str(error), *getattr(error, "__notes__", ())])
    return f"{name}: {' '.join(words.split())}"
