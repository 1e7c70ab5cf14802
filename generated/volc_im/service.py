# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""What holds for every call of the service."""

from __future__ import annotations

from typing import Final

DISTRIBUTION: Final = "volc-im"
VERSION: Final = "0.1.0"
API_VERSION: Final = "2020-12-01"
SIGNING_NAME: Final = "rtc"
DEFAULT_REGION: Final = "cn-north-1"
HOSTS: Final = {
    "cn-north-1": "rtc.volcengineapi.com",
    "ap-southeast-1": "open-ap-singapore-1.volcengineapi.com",
}
TIMEOUT_S: Final = 10.0
PARAMETERS: Final = {
    "app_id": "AppId",
}
