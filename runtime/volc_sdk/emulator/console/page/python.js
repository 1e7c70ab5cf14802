// A request as a Python program: typed arguments, structs and members of enums.

const WIDTH = 88;

/** Return a program that makes the call; `form` is the action's form, or null if it is unknown. */
export function pythonProgram(index, action, form, body, { endpoint, isAsync }) {
  const { service } = index;
  const names = new Set();
  const own = Object.fromEntries(service.parameters?.map((one) => [one.wire, one]) ?? []);
  const client = Object.entries(body).filter(([wire]) => own[wire]);
  const rest = Object.fromEntries(Object.entries(body).filter(([wire]) => !own[wire]));
  const fields = Object.fromEntries(form?.fields?.map((one) => [one.wire, one]) ?? []);
  const typed = form && Object.keys(rest).every((wire) => fields[wire]);
  const options = [
    ...(endpoint ? [["endpoint", literal(endpoint)]] : []),
    ...client.map(([wire, value]) => [own[wire].name, literal(value)]),
  ];
  const indent = isAsync ? 8 : 4;
  const context = { index, names };
  const wait = isAsync ? "await " : "";
  const start = `result = ${wait}${service.variable}.`;
  const made = typed
    ? `${call(`${start}${form.method}`, keywords(rest, fields, context, indent + 4), indent)}\n`
    : `${start}call(${literal(action)}, ${literal(rest, indent, 0)})\n`;
  names.add(isAsync ? "AsyncClient" : "Client");
  const lines = [
    ...(isAsync ? ["import asyncio", ""] : []),
    ...imports(service.package, [...names].sort()),
    "",
    "# Keys: VOLCENGINE_ACCESS_KEY and VOLCENGINE_SECRET_KEY in the environment.",
  ];
  const shown = `print(${typed ? "result" : "result.data"})`;
  const head = (column) => call(isAsync ? "async with AsyncClient" : "with Client", options, column);
  if (isAsync) {
    lines.push("async def main() -> None:", `    ${head(4)} as ${service.variable}:`);
    lines.push(`        ${made}        ${shown}`, "", "", "asyncio.run(main())", "");
  } else {
    lines.push(`${head(0)} as ${service.variable}:`, `    ${made}    ${shown}`, "");
  }
  return lines.join("\n");
}

/** Return a value as Python code, over several lines if it is long. */
export function literal(value, indent = 0, column = 0) {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value !== "object") return String(value);
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  const parts = (pad) =>
    Array.isArray(value)
      ? value.map((one) => literal(one, pad))
      : Object.entries(value).map(([key, one]) => `${literal(key)}: ${literal(one, pad)}`);
  const flat = `${open}${parts(0).join(", ")}${close}`;
  return fits(flat, indent + column) ? flat : spread(open, parts(indent + 4), close, indent);
}

function keywords(data, fields, context, indent) {
  return Object.entries(data).map(([wire, value]) => {
    const field = fields[wire];
    return [field.name, typedValue(value, field.type, field.enum, context, indent, field.name.length + 2)];
  });
}

function typedValue(value, type, name, context, indent, column) {
  if (type.kind === "object" && isMap(value)) {
    const known = Object.fromEntries((context.index.structs[type.struct] ?? []).map((one) => [one.wire, one]));
    if (!Object.keys(value).every((wire) => known[wire])) return literal(value, indent, column);
    context.names.add(type.struct);
    return call(type.struct, keywords(value, known, context, indent + 4), indent);
  }
  if (type.kind === "array" && Array.isArray(value) && type.item.struct) {
    const items = value.map((one) => typedValue(one, type.item, "", context, indent + 4, 0));
    return items.length ? spread("[", items, "]", indent) : "[]";
  }
  if (type.kind === "map" && isMap(value) && type.item.struct) {
    const items = Object.entries(value).map(([key, one]) => `${literal(key)}: ${typedValue(one, type.item, "", context, indent + 4, 0)}`);
    return items.length ? spread("{", items, "}", indent) : "{}";
  }
  const member = context.index.enums[name]?.find((one) => String(one.value) === String(value));
  if (member) {
    context.names.add(name);
    return `${name}.${member.name}`;
  }
  return literal(value, indent, column);
}

const isMap = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

function call(name, pairs, indent) {
  const parts = pairs.map(([key, value]) => `${key}=${value}`);
  const flat = `${name}(${parts.join(", ")})`;
  return fits(flat, indent) ? flat : spread(`${name}(`, parts, ")", indent);
}

const fits = (text, column) => !text.includes("\n") && column + text.length <= WIDTH;

function spread(open, parts, close, indent) {
  const pad = " ".repeat(indent);
  return `${open}\n${parts.map((one) => `${pad}    ${one},\n`).join("")}${pad}${close}`;
}

function imports(module, names) {
  const line = `from ${module} import ${names.join(", ")}`;
  return [fits(line, 0) ? line : spread(`from ${module} import (`, names, ")", 0)];
}
