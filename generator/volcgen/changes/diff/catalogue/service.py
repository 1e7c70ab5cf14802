"""Rules about the service and the package. D371 and up."""

from __future__ import annotations

from typing import Final

from volcgen.changes.diff.rule import ChangeRule, Sentence, edit, swapped
from volcgen.rule_manual.entry import SERVICE

_HOSTS: Final = "hosts: {cn-north-1: rtc.example.com}"
_TWO_HOSTS: Final = "hosts: {cn-north-1: rtc.example.com, ap-1: ap.example.com}"
_REGIONS: Final = (edit(SERVICE, _HOSTS, _TWO_HOSTS),)

SERVICE_FACTS: Final[tuple[ChangeRule, ...]] = (
    ChangeRule(
        "D371",
        "The distribution is renamed",
        "breaking",
        "python",
        "Installers find the new versions under another name.",
        (edit(SERVICE, "distribution: tiny-im", "distribution: tiny-chat"),),
        Sentence(
            "Install `{after}` in place of `{before}`.", "请安装 `{after}`，不再使用 `{before}`。"
        ),
    ),
    ChangeRule(
        "D372",
        "The package is renamed",
        "breaking",
        "python",
        "Each import statement fails.",
        (edit(SERVICE, "import: tiny_im", "import: tiny_chat"),),
        Sentence(
            "Import `{after}` in place of `{before}`.", "请导入 `{after}`，不再使用 `{before}`。"
        ),
    ),
    ChangeRule(
        "D373",
        "The class of all errors is renamed",
        "breaking",
        "python",
        "An `except` clause for it raises AttributeError or ImportError.",
        (edit(SERVICE, "version: 0.1.0}", "version: 0.1.0, root_error: TinyError}"),),
        Sentence(
            "Catch `{after}` in place of `{before}`.", "请捕获 `{after}`，不再使用 `{before}`。"
        ),
    ),
    ChangeRule(
        "D374",
        "A region is removed",
        "breaking",
        "sent",
        "A client for the region raises ConfigError.",
        swapped(_REGIONS),
        Sentence(
            "Choose another region than {subject}, or give its `endpoint`.",
            "请选择 {subject} 以外的地域，或指定 `endpoint`。",
        ),
    ),
    ChangeRule(
        "D375",
        "A region is added",
        "additive",
        "sent",
        "Clients can choose the region.",
        _REGIONS,
    ),
    ChangeRule(
        "D376",
        "A region has another host",
        "behaviour",
        "behaviour",
        "Calls go to the new host, which firewalls and proxies must allow.",
        (edit(SERVICE, "rtc.example.com", "chat.example.com"),),
    ),
    ChangeRule(
        "D377",
        "The default region changes",
        "behaviour",
        "behaviour",
        "Clients without a region send their calls to another host and sign for another region.",
        (
            edit(
                SERVICE,
                f"{{default: cn-north-1, {_HOSTS}",
                f"{{default: ap-1, {_TWO_HOSTS}",
                f"{{default: cn-north-1, {_TWO_HOSTS}",
            ),
        ),
    ),
    ChangeRule(
        "D378",
        "The default timeout changes",
        "behaviour",
        "behaviour",
        "Attempts of clients without a `timeout` end earlier or later.",
        (edit(SERVICE, "timeout_s: 10", "timeout_s: 5"),),
    ),
    ChangeRule(
        "D379",
        "Calls go to another version of the API",
        "behaviour",
        "behaviour",
        "Each URL has the new version. The server may treat the same request differently.",
        (edit(SERVICE, 'version: "2020-12-01"', 'version: "2026-06-01"'),),
    ),
    ChangeRule(
        "D380",
        "Requests are signed for another service",
        "behaviour",
        "behaviour",
        "The credential scope has another name; signatures recorded earlier no longer match.",
        (edit(SERVICE, "signing_name: rtc", "signing_name: chat"),),
    ),
)
