"""Example values come from the file of the module that has the struct."""

from __future__ import annotations

import msgspec

from volc_im import ConversationInfo
from volc_im._core.schema.models import Struct
from volc_im.actions.user import UserBroadcastRequest
from volc_im.service import SERVICE
from volc_im.testing.example_values import ExampleValues

EXAMPLES = ExampleValues(SERVICE)


def test_structs_requests_and_results_have_examples() -> None:
    assert EXAMPLES.of(ConversationInfo)["ConversationShortId"] == 7244530000000000001
    assert EXAMPLES.of(UserBroadcastRequest)["Ext"] == {"campaign": "autumn"}
    for name in SERVICE.actions:
        action = SERVICE.action(name)
        assert EXAMPLES.of(action.request)["AppId"] == 661000
        assert EXAMPLES.of(action.result).keys() <= {
            *(field.encode_name for field in msgspec.structs.fields(action.result))
        }


def test_a_class_of_the_same_name_elsewhere_has_none() -> None:
    class ConversationInfo(Struct):
        """Named like a struct of the package."""

    assert EXAMPLES.of(ConversationInfo) == {}
