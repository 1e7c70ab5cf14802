// A request as a Go program, with the call for any action of the official Go SDK.

import { dottedPairs } from "./wire.js";

/** Return the program. */
export function goProgram({ service, endpoint, region, action, version, method, encoding, body, isEmulator }) {
  // The SDK sends the names of a query and a form as they are.
  const sent = encoding === "json" ? body : Object.fromEntries(dottedPairs(body));
  const type = { json: "universal.ApplicationJSON", form: "universal.FormUrlencoded", query: "" }[encoding];
  const where = isEmulator
    ? `.\n\t\tWithEndpoint(${literal(new URL(endpoint).host)}).\n\t\tWithDisableSSL(true)`
    : "";
  return `package main

import (
	"fmt"
	"os"

	"github.com/volcengine/volcengine-go-sdk/volcengine"
	"github.com/volcengine/volcengine-go-sdk/volcengine/credentials"
	"github.com/volcengine/volcengine-go-sdk/volcengine/session"
	"github.com/volcengine/volcengine-go-sdk/volcengine/universal"
)

func main() {
	keys := credentials.NewStaticCredentials(
		os.Getenv("VOLCENGINE_ACCESS_KEY"), os.Getenv("VOLCENGINE_SECRET_KEY"), "",
	)
	config := volcengine.NewConfig().
		WithRegion(${literal(region)}).
		WithCredentials(keys)${where}
	sess, err := session.NewSession(config)
	if err != nil {
		panic(err)
	}
	body := ${value(sent, 1)}
	reply, err := universal.New(sess).DoCall(universal.RequestUniversal{
		ServiceName: ${literal(service)},
		Action:      ${literal(action)},
		Version:     ${literal(version)},
		HttpMethod:  universal.${method},
${type ? `\t\tContentType: ${type},\n` : ""}	}, &body)
	if err != nil {
		panic(err)
	}
	fmt.Println(*reply)
}
`;
}

// The escapes of JSON are valid in Go, except those of lone surrogates.
const literal = (text) => JSON.stringify(text.toWellFormed?.() ?? text);

function value(data, depth) {
  if (data === null) return "nil";
  if (typeof data === "bigint") return `int64(${data})`;
  if (typeof data === "string") return literal(data);
  if (typeof data !== "object") return String(data);
  const pad = "\t".repeat(depth);
  if (Array.isArray(data)) {
    if (!data.length) return "[]interface{}{}";
    return `[]interface{}{\n${data.map((one) => `${pad}\t${value(one, depth + 1)},\n`).join("")}${pad}}`;
  }
  const entries = Object.entries(data);
  if (!entries.length) return "map[string]interface{}{}";
  return `map[string]interface{}{\n${aligned(entries, depth + 1)}${pad}}`;
}

/** Return lines of a map; gofmt aligns the values of neighbours that take one line each. */
function aligned(entries, depth) {
  const lines = entries.map(([key, one]) => [`${literal(key)}:`, value(one, depth)]);
  const isLong = lines.map(([, text]) => text.includes("\n"));
  return lines
    .map(([key, text], at) => {
      let [first, last] = [at, at];
      while (first > 0 && !isLong[first - 1]) first -= 1;
      while (last < lines.length - 1 && !isLong[last + 1]) last += 1;
      const width = isLong[at] ? key.length : Math.max(...lines.slice(first, last + 1).map((line) => line[0].length));
      return `${"\t".repeat(depth)}${key.padEnd(width)} ${text},\n`;
    })
    .join("");
}
