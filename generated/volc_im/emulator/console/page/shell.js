// A request as a shell script: curl, with a signature that openssl computes from keys in the environment.

const quoted = (text) => `'${text.replaceAll("'", `'\\''`)}'`;

/** Return the script. `body` is the text that is sent and signed. */
export function curlScript({ service, endpoint, region, method, query, body, contentType }) {
  const host = new URL(endpoint).host.replace(/:(80|443)$/u, "");
  const [signed, line, option] = contentType
    ? ["content-type;host;x-content-sha256;x-date", `content-type:${contentType} \\\n  `, `-H 'Content-Type: ${contentType}' `]
    : ["host;x-content-sha256;x-date", "", ""];
  return `#!/bin/sh -e
# Signs with VOLCENGINE_ACCESS_KEY and VOLCENGINE_SECRET_KEY of the environment.
body=${quoted(body)}
hash() { openssl dgst -sha256 -r | cut -d' ' -f1; }
hmac() { openssl dgst -sha256 -mac HMAC -macopt "hexkey:$1" -r | cut -d' ' -f1; }

date=$(date -u +%Y%m%dT%H%M%SZ)
day=\${date%T*}
body_hash=$(printf %s "$body" | hash)
scope=$day/${region}/${service}/request
signed='${signed}'
canonical=$(printf '%s\\n' ${method} / ${quoted(query)} ${line}${quoted(`host:${host}`)} "x-content-sha256:$body_hash" \\
  "x-date:$date" '' "$signed" "$body_hash")
to_sign=$(printf '%s\\n' HMAC-SHA256 "$date" "$scope" "$(printf %s "$canonical" | hash)")

key=$(printf %s "$VOLCENGINE_SECRET_KEY" | od -An -tx1 | tr -d ' \\n')
for part in "$day" ${region} ${service} request; do key=$(printf %s "$part" | hmac "$key"); done
signature=$(printf %s "$to_sign" | hmac "$key")

curl -sS ${quoted(`${endpoint}/?${query}`)} ${method === "GET" ? "" : '--data-binary "$body" '}\\
  ${option}-H "X-Date: $date" -H "X-Content-Sha256: $body_hash" \\
  -H "Authorization: HMAC-SHA256 Credential=$VOLCENGINE_ACCESS_KEY/$scope, SignedHeaders=$signed, Signature=$signature"
`;
}
