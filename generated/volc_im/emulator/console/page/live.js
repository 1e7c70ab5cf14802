// The data of the emulator, live. The server sends all of it again after each change.

let source = null;
let stopped = 0;

/** Call `update` with the data now and after each change, and `offline` if the server is gone or back. */
export function follow(selected, update, offline) {
  source?.close();
  clearTimeout(stopped);
  source = new EventSource(`/_ui/events?${new URLSearchParams({ selected })}`);
  source.addEventListener("message", (event) => {
    offline(false);
    update(JSON.parse(event.data));
  });
  source.addEventListener("error", (event) => {
    offline(true);
    // The browser connects again by itself, unless the reply was not a stream.
    if (event.target.readyState === EventSource.CLOSED) {
      stopped = setTimeout(() => follow(selected, update, offline), 2000);
    }
  });
}

/** Stop, so that a hidden page does not use one of the few connections of the browser. */
export function pause() {
  source?.close();
  source = null;
  clearTimeout(stopped);
}
