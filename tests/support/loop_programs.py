"""Programs that make calls under each event loop and greenlet library; each takes the endpoint as argument.

The calls are made at the same time, so a server may hold back its replies until all have arrived.
"""

from __future__ import annotations

from support.loopback import envelope

AT_ONCE = 5
"""Number of calls that each program makes at the same time."""
EMPTY = envelope(result={"ConversationInfos": [], "HasMore": False, "NextCursor": 0})
CALL = "im.get_user_conversations(participant_user_id=1, cursor=0, limit=20)"
CLIENT = """
import logging, sys
logging.basicConfig()
from volc_im import AsyncClient, Client, VolcIMError
def make(kind):
    return kind(access_key="a", secret_key="b", app_id=1, endpoint=sys.argv[1], rate_limit=None)
"""
ASYNC = f"""
import asyncio
async def main():
    async with make(AsyncClient) as im:
        await asyncio.gather(*({CALL} for _ in range(5)))
    print("done")
"""
OTHER = f"""
async def main():
    im = make(AsyncClient)
    try:
        await {CALL}
    except VolcIMError as error:
        print(type(error).__name__, error)
"""
GREEN = f"""
im = make(Client)
run([lambda: {CALL}] * 5)
im.close()
print("done")
"""
GEVENT = """
from gevent import monkey
monkey.patch_all()
import gevent
def run(functions):
    for job in gevent.joinall([gevent.spawn(function) for function in functions]):
        job.get()
"""
EVENTLET = """
import sys
sys.modules["trio"] = None  # cannot be imported under eventlet, and httpx2 imports it if it is there
import eventlet
eventlet.monkey_patch()
def run(functions):
    for job in [eventlet.spawn(function) for function in functions]:
        job.wait()
"""
SUPPORTED = {
    "asyncio": CLIENT + ASYNC + "asyncio.run(main())",
    "uvloop": CLIENT + ASYNC + "import uvloop\nuvloop.run(main())",
    "anyio": CLIENT + ASYNC + "import anyio\nanyio.run(main)",
    "gevent": GEVENT + CLIENT + GREEN,
    "eventlet": EVENTLET + CLIENT + GREEN,
}
