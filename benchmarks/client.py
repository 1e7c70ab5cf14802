"""What a call costs: CPU of the client process against bare pyreqwest, in one run, as ratios.

Run it with `uv run python benchmarks/client.py`. The server is a process of its own on loopback
that answers every request with the same new conversation, about 600 bytes.
"""

from __future__ import annotations

import json
import multiprocessing
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from datetime import timedelta
from multiprocessing.connection import Connection

from volc_im import Client, ConversationCoreInfo, ConversationType, Credentials
from volc_im.signing import sign

CALLS = 1000
ROUNDS = 9
CREATED = json.dumps(
    {
        "ResponseMetadata": {"RequestId": "r", "Action": "A", "Version": "v", "Service": "rtc"},
        "Result": {
            "ConversationShortId": 7244530000000000001,
            "ConversationId": "7244530000000000001",
            "Exist": False,
            "ConversationInfo": {
                "AppId": 661000,
                "ConversationShortId": 7244530000000000001,
                "ConversationId": "7244530000000000001",
                "ConversationType": 2,
                "InboxType": 0,
                "Name": "Team",
                "Status": 0,
                "OwnerUserId": 10001,
                "CreatorUserId": 10001,
                "Ext": {"color": "blue"},
                "MemberCount": 2,
                "CreateTime": 1669714409,
                "ModifyTime": 1669714409,
            },
        },
    }
).encode()


def serve(ready: Connection) -> None:
    """Answer every request alike; knows just enough HTTP for keep-alive."""
    listening = socket.create_server(("127.0.0.1", 0))
    ready.send(listening.getsockname()[1])
    reply = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"

    def answer(connection: socket.socket) -> None:
        held = b""
        while data := connection.recv(65536):
            held += data
            head, _, rest = held.partition(b"\r\n\r\n")
            length = int(head.lower().partition(b"content-length:")[2].split(b"\r\n")[0] or 0)
            if rest and len(rest) >= length:
                held = rest[length:]
                connection.sendall(reply % (len(CREATED), CREATED))

    while True:
        threading.Thread(target=answer, args=(listening.accept()[0],), daemon=True).start()


def cpu_us(*calls: Callable[[], object]) -> list[float]:
    """CPU of this process per call. The rounds take turns, so that a noisy machine is fair to all."""
    best = [float("inf")] * len(calls)
    for _ in range(ROUNDS):
        for place, call in enumerate(calls):
            started = time.process_time()
            for _ in range(CALLS):
                call()
            taken = (time.process_time() - started) / CALLS * 1e6
            best[place] = min(best[place], taken)
    return best


def first_client_ms(code: str) -> float:
    """Wall time of a fresh interpreter that runs the code, the median of nine."""
    taken: list[float] = []
    for _ in range(9):
        started = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True)
        taken.append((time.perf_counter() - started) * 1e3)
    return sorted(taken)[len(taken) // 2]


def main() -> None:
    from pyreqwest.client import SyncClientBuilder

    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(
        target=serve, args=(theirs,), daemon=True
    )
    process.start()
    endpoint = f"http://127.0.0.1:{ours.recv()}"
    try:
        bare_client = SyncClientBuilder().build()
        im = Client(access_key="AK", secret_key="SK", endpoint=endpoint, app_id=1, rate_limit=None)
        talk = ConversationCoreInfo(conversation_type=ConversationType.GROUP, name="Team")
        url = f"{endpoint}/?Action=CreateConversation&Version=2020-12-01"
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        info = {"ConversationType": 2, "Name": "Team"}
        body = json.dumps({"AppId": 1, "ConversationCoreInfo": info, "OwnerUserId": 1}).encode()
        credentials = Credentials("AK", "SK")
        limit = timedelta(seconds=10)

        def bare() -> object:
            request = bare_client.post(url).headers(headers).body_bytes(body).timeout(limit)
            return bytes(request.build().send().bytes())

        def call() -> object:
            return im.create_conversation(conversation_core_info=talk, owner_user_id=1)

        def signature() -> object:
            return sign(
                method="POST",
                url=url,
                headers=headers,
                body=body,
                credentials=credentials,
                region="cn-north-1",
                service="rtc",
            )

        floor, whole, signed = cpu_us(bare, call, signature)
        print(f"bare pyreqwest POST          {floor:7.1f} us CPU   1.00")
        print(f"signed, checked, typed call  {whole:7.1f} us CPU   {whole / floor:.2f}   bar 2.00")
        print(
            f"signature                    {signed:7.1f} us CPU   {signed / floor:.2f}   bar 10 us"
        )
        nothing = first_client_ms("pass")
        made = "from volc_im import Client; Client(access_key='a', secret_key='b')"
        first = first_client_ms(made) - nothing
        print(f"import and first client      {first:7.1f} ms above a bare interpreter")
    finally:
        process.terminate()
        process.join()


if __name__ == "__main__":
    main()
