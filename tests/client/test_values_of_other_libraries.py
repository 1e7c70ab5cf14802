"""Values of NumPy, sets and other collections, in calls, stubs, factories and recordings alike."""

from __future__ import annotations

import array
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from support.loopback import KEYS, ScriptedServer, envelope

from volc_im import Client, ConversationType, RegisterUserInfo, ValidationError
from volc_im.testing import ANY, factories, stub

IDS: dict[str, Any] = {
    "set": {3, 1, 2},
    "frozenset": frozenset({1, 2, 3}),
    "range": range(1, 4),
    "keys of a dict": {1: "a", 2: "b", 3: "c"}.keys(),
    "array": array.array("q", [1, 2, 3]),
    "tuple": (1, 2, 3),
    "numpy array": np.array([1, 2, 3]),
    "list of numpy integers": [np.int64(1), np.uint8(2), np.int32(3)],
    "numpy object array": np.array([1, 2, 3], dtype=object),
}


@pytest.fixture
def im() -> Any:
    with Client(app_id=1, **KEYS) as client:
        yield client


@pytest.mark.parametrize("name", IDS)
def test_a_call_and_its_stub_accept_the_same(im: Client, name: str) -> None:
    for expected in (IDS[name], [1, 2, 3]):
        with stub(im) as stubs:
            stubs.query_online_status(user_ids=expected).returns()
            im.query_online_status(user_ids=IDS[name])
    with stub(im) as stubs:
        stubs.query_online_status(user_ids=IDS[name]).returns()
        im.query_online_status(user_ids=[1, 2, 3])


def test_numpy_scalars(im: Client) -> None:
    with stub(im) as stubs:
        stubs.batch_send_message(is_normal_user=np.bool_(True), sender=np.int64(1)).returns()
        im.batch_send_message(
            content=np.str_('{"text":"x"}'),
            msg_type=np.int64(10001),
            receiver=np.array([2]),
            sender=np.uint64(1),
            is_normal_user=np.bool_(True),
        )
    with stub(im) as stubs:
        stubs.call("New", {"A": 1.5, "B": False, "C": [[1], [2]]}).returns({})
        im.call("New", {"A": np.float32(1.5), "B": np.bool_(False), "C": np.array([[1], [2]])})


@pytest.mark.parametrize("ids", [np.array([1.5]), np.array([[1]]), np.array(["a"])])
def test_arrays_of_other_types_are_refused_with_the_path(im: Client, ids: Any) -> None:
    with pytest.raises(ValidationError, match=r"user_ids\[0\] \(UserIds\[0\]\): must be a whole"):
        im.query_online_status(user_ids=ids)


def test_factories_make_structs_of_such_values() -> None:
    made = factories.make(RegisterUserInfo, user_id=np.int64(5), tags={"b", "a"})
    assert made.to_dict() == {"UserId": 5, "Tags": ["a", "b"]}
    assert RegisterUserInfo(user_id=np.int64(5)).to_json() == '{"UserId":5}'  # type: ignore[arg-type]


def test_stubs_accept_dicts_in_place_of_structs(im: Client) -> None:
    group = ConversationType.GROUP
    for info in ({"conversation_type": 2, "name": ANY}, {"ConversationType": group, "Name": "x"}):
        with stub(im) as stubs:
            stubs.create_conversation(conversation_core_info=info).returns()
            im.create_conversation(
                conversation_core_info={"name": "x", "conversation_type": 2},  # type: ignore[arg-type]
                owner_user_id=1,
            )
    with pytest.raises(ValidationError, match="did you mean 'name'"):
        stub(im).create_conversation(conversation_core_info={"nmae": "x"})  # type: ignore[arg-type]


def test_stubs_accept_integer_keys(im: Client) -> None:
    with stub(im) as stubs:
        stubs.batch_add_block_participants(participant_block_infos={1: 60}).returns()
        im.batch_add_block_participants(
            conversation_short_id=1, participant_block_infos={"1": np.int64(60)}
        )


def test_sets_are_sent_in_the_same_order_by_each_process(server: ScriptedServer) -> None:
    program = (
        "import sys, volc_im\n"
        "with volc_im.Client(app_id=1, access_key='a', secret_key='b', endpoint=sys.argv[1]) as im:\n"
        "    im.batch_update_user_tags(user_ids={3, 1, 2}, tags={'c', 'a', 'b', 'd'}, op=0)\n"
        "    im.call('New', {'Sets': [{'b', 'a'}, {2, 1}]})\n"
    )
    for seed in ("1", "2", "3"):
        for _ in range(2):
            server.answer(envelope(result={}))
        subprocess.run(
            [sys.executable, "-c", program, server.endpoint],
            check=True,
            env={
                "PYTHONHASHSEED": seed,
                "PYTHONPATH": str(Path(__file__).parents[2] / "generated"),
            },
        )
    bodies = {request.body for request in server.seen}
    assert len(bodies) == 2


def test_sets_of_several_types_are_sent_in_any_order(server: ScriptedServer) -> None:
    server.answer(envelope(result={}))
    with Client(app_id=1, endpoint=server.endpoint, **KEYS) as im:
        im.call("New", {"Mixed": {1, "a"}})
    (request,) = server.seen
    assert sorted(map(str, json.loads(request.body)["Mixed"])) == ["1", "a"]
