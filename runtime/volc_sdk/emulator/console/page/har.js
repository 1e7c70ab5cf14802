// Requests as an HTTP archive, which the tools of browsers and others can open.

/** Return the archive of recorded requests as text. */
export function archive(entries, endpoint) {
  const log = {
    version: "1.2",
    creator: { name: "emulator console", version: "1" },
    entries: entries.map((one) => entry(one, endpoint)),
  };
  return JSON.stringify({ log }, null, 1);
}

function entry(one, endpoint) {
  const query = one.query.map(([name, value]) => ({ name, value }));
  const search = new URLSearchParams(one.query).toString();
  const duration = Number(one.duration_ms);
  return {
    startedDateTime: new Date(Number(one.time_s) * 1000 - duration).toISOString(),
    time: duration,
    request: {
      method: one.method,
      url: `${endpoint}${one.path}${search ? `?${search}` : ""}`,
      httpVersion: "HTTP/1.1",
      cookies: [],
      headers: headers(one.headers),
      queryString: query,
      postData: { mimeType: one.headers["content-type"] ?? "", text: one.body },
      headersSize: -1,
      bodySize: bytes(one.body),
    },
    response: {
      status: Number(one.status),
      statusText: "",
      httpVersion: "HTTP/1.1",
      cookies: [],
      headers: headers(one.reply_headers),
      content: { size: bytes(one.reply), mimeType: one.reply_headers["content-type"] ?? "", text: one.reply },
      redirectURL: "",
      headersSize: -1,
      bodySize: bytes(one.reply),
    },
    cache: {},
    timings: { send: 0, wait: duration, receive: 0 },
    comment: [one.action, one.code, one.fault].filter(Boolean).join(" "),
  };
}

const bytes = (text) => new Blob([text]).size;
const headers = (map) => Object.entries(map).map(([name, value]) => ({ name, value }));
