"""Who is online: nobody, unless a test puts them online."""

from __future__ import annotations

from volc_im import Client, DevicePlatform

from .database_access import Inside


def test_nobody_is_online_unless_put_online(im: Client, inside: Inside, app_id: int) -> None:
    found = im.query_online_status(user_ids=[1, 2])
    assert (found.app_id, found.query_online_results) == (app_id, {})
    inside.put_online(1, "Web", "Android")
    inside.put_online("2", "iOS")
    results = im.query_online_status(user_ids=[2, 1, 3]).query_online_results
    assert {user: [one.platform for one in online] for user, online in results.items()} == {
        "1": [DevicePlatform.WEB, DevicePlatform.ANDROID],
        "2": [DevicePlatform.IOS],
    }
    web, android = results["1"]
    assert (web.user_id, android.user_id) == (1, 1)
    assert web.conn_id != android.conn_id
    assert web.device_id != android.device_id


def test_what_is_set_replaces_what_was(im: Client, inside: Inside, app_id: int) -> None:
    inside.put_online(1, "Web", "Android")
    inside.put_online(1, "iOS")
    (connection,) = im.query_online_status(user_ids=[1]).query_online_results["1"]
    assert connection.platform == DevicePlatform.IOS
    other = im.with_options(app_id=app_id + 1_000_000)
    assert other.query_online_status(user_ids=[1]).query_online_results == {}
    inside.put_online(1)
    assert im.query_online_status(user_ids=[1]).query_online_results == {}
