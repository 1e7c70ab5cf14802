// Conversations, their messages and their members; and what users of the application would do there.

import { control } from "/_ui/api.js";
import { button, element, keep, labelled, shown, tag } from "/_ui/dom.js";
import { language, time } from "/_ui/language.js";
import { call, userField, userList, userValue } from "./calls.js";
import { openDialog } from "./dialogs.js";
import { texts } from "./texts.js";

const TEXT = 10001n; // type of a text message
const [SINGLE, LIVE] = [1, 100];

let app = null;
let chosen = null; // the conversation that is shown
const parts = {};
const drafts = { sender: "", text: "" };

export const chats = {
  name: "chats",
  title: () => texts().chats,

  build(root, theApp) {
    app = theApp;
    const t = texts();
    parts.conversations = element("ul", { id: "conversations", class: "panel", "data-empty": t.noConversations });
    parts.conversationsCount = element("small", { id: "conversations-count" });
    parts.messages = element("ol", { id: "messages", class: "panel", tabindex: 0, "aria-labelledby": "messages-head", "data-empty": t.none });
    parts.messagesCount = element("small", { id: "messages-count" });
    parts.members = element("ul", { id: "members", class: "panel", tabindex: 0, "aria-labelledby": "members-head", "data-empty": t.none });
    parts.membersCount = element("small", { id: "members-count" });
    parts.selected = element("p", { id: "selected", class: "faint", dir: "auto" });
    parts.tools = element("div", { class: "buttons" });
    parts.composer = composer();
    parts.add = memberForm();
    root.append(
      element("nav", { class: "pane", "aria-labelledby": "conversations-head" },
        element("h2", { id: "conversations-head" }, t.conversations, " ", parts.conversationsCount,
          button(t.create, createConversation, { class: "small" })),
        parts.conversations),
      element("section", { class: "pane", "aria-labelledby": "messages-head" },
        element("h2", { id: "messages-head" }, t.messages, " ", parts.messagesCount),
        element("div", { class: "about" }, parts.selected, parts.tools),
        parts.messages,
        parts.composer),
      element("section", { class: "pane", "aria-labelledby": "members-head" },
        element("h2", { id: "members-head" }, t.members, " ", parts.membersCount),
        parts.members,
        parts.add),
    );
  },

  show([id]) {
    if (id) app.select(id);
  },

  update({ overview }) {
    const t = texts();
    chosen = overview.conversation;
    parts.conversationsCount.textContent = t.last(overview.conversations.length, overview.conversation_count);
    const applications = new Map();
    for (const one of overview.conversations) {
      if (!applications.has(one.app_id)) applications.set(one.app_id, [{ head: one.app_id }]);
      applications.get(one.app_id).push({ ...one, current: one.id === chosen?.id });
    }
    const key = (one) => one.id ?? `AppId ${one.head}`;
    keep(parts.conversations, [...applications.values()].flat(), key, conversation, language());
    drawChosen(overview.users);
  },
};

const user = (words) => element("bdi", {}, words);
const moment = (ms) => element("time", { class: "faint" }, time(ms));

function conversation(one) {
  const t = texts();
  if (one.id === undefined) return element("li", {}, element("h3", {}, t.application(one.head)));
  const line = element(
    "span",
    { class: "line faint" },
    element("span", {}, kind(one)),
    element("span", {}, t.memberCount(one.member_count)),
    element("span", {}, t.messageCount(one.message_count)),
    moment(one.active_ms),
    one.dissolved ? tag(t.dissolved, "bad") : null,
  );
  const name = element("span", { class: "name", dir: "auto" }, one.name || one.users.join(", ") || one.id);
  return element("li", {}, element("a", { href: `#chats/${one.id}`, "aria-current": one.current ? "true" : null }, name, line));
}

function kind(one) {
  const words = texts().kinds[one.kind] ?? one.kind;
  return one.inbox_type ? `${words}, ${texts().inbox(one.inbox_type)}` : words;
}

function drawChosen(users) {
  const t = texts();
  const messages = chosen?.messages ?? [];
  const sent = chosen?.message_count ?? 0;
  const members = (chosen?.members ?? []).map((one) => ({ ...one, sent, kind: chosen.kind }));
  parts.selected.textContent = chosen ? shown(`${chosen.name} ${chosen.id} ${chosen.notice}`.trim()) : "";
  parts.messagesCount.textContent = t.last(messages.length, sent);
  parts.membersCount.textContent = t.first(members.length, chosen?.member_count ?? 0);
  const isOpen = chosen !== null && !chosen.dissolved;
  parts.composer.hidden = !isOpen;
  parts.add.hidden = !isOpen || chosen.kind === SINGLE;
  const state = `${chosen?.id} ${isOpen} ${language()}`;
  if (parts.tools.dataset.state !== state) {
    parts.tools.dataset.state = state;
    parts.tools.replaceChildren(...(isOpen ? tools() : []));
  }
  offerUsers([...members.map((one) => one.user), ...users.filter((one) => one.app_id === chosen?.app_id).map((one) => one.user)]);
  const list = parts.messages;
  const isAtEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 40;
  const isOther = list.dataset.of !== (chosen?.id ?? "");
  list.dataset.of = chosen?.id ?? "";
  if (isOther) parts.sender.value = members[0]?.user ?? "";
  keep(list, messages, (one) => one.id, message, language());
  if (isAtEnd || isOther) list.scrollTop = list.scrollHeight;
  keep(parts.members, members, (one) => one.user, member, language());
}

function offerUsers(names) {
  const known = [...new Set(names)];
  if (parts.known.dataset.names === known.join("\n")) return;
  parts.known.dataset.names = known.join("\n");
  parts.known.replaceChildren(...known.map((value) => element("option", { value })));
}

function tools() {
  const t = texts();
  const canDissolve = chosen.kind !== SINGLE;
  return [
    button(t.change, changeConversation),
    canDissolve ? button(t.dissolve, () => confirm(t.dissolveAsk) && act("DestroyConversation", userField("OwnerUserId", chosen.owner)), { class: "danger" }) : null,
  ].filter(Boolean);
}

const act = (action, fields) =>
  app.run(() => call(app, action, { AppId: BigInt(chosen.app_id), ConversationShortId: BigInt(chosen.id), ...fields }));

function message(one) {
  const t = texts();
  const lists = ["visible", "invisible", "mentioned", "deleted_for"].filter((name) => one[name].length);
  const facts = Object.entries(one.details).map(([name, value]) => `${t.detailNames[name]}: ${value}`);
  const ext = Object.entries(one.ext).map(([key, value]) => `${key}: ${value}`);
  return element(
    "li",
    { class: one.state ? "gone-message" : null },
    element(
      "div",
      { class: "line" },
      element("bdi", { class: "who" }, one.sender_name || one.sender),
      one.sender_name ? element("span", { class: "faint" }, user(one.sender)) : null,
      moment(one.sent_ms),
      tag(`${t.forms[one.form]} ${one.type}`),
      one.state ? tag(t.states[one.state] ?? one.state, "bad") : null,
      one.sender_only ? tag(t.onlySender, "odd") : null,
    ),
    one.quoted === null ? null : element("blockquote", { dir: "auto" }, one.quoted),
    element("p", { class: "content", dir: "auto" }, one.text),
    facts.length ? element("p", { class: "faint" }, facts.join(" · ")) : null,
    lists.map((name) => element("p", { class: "faint" }, `${t.lists[name]}: `, user(one[name].join(", ")))),
    element(
      "details",
      { class: "inner" },
      element("summary", { class: "faint" }, t.ids),
      element("p", { class: "faint" }, "MessageId ", element("code", {}, one.id)),
      element("p", { class: "faint" }, "ClientMsgId ", element("code", {}, one.client_msg_id)),
      ext.length ? element("p", { class: "faint" }, "Ext ", element("code", {}, ext.join(", "))) : null,
      one.state ? null : button(t.recall, () => act("RecallMessage", { MessageId: BigInt(one.id), ...userField("ParticipantUserId", one.sender) })),
    ),
  );
}

function member(one) {
  const t = texts();
  const canLeave = one.kind !== SINGLE && one.role !== null && one.role !== 1;
  const words = one.kind === LIVE ? t.leave : t.remove;
  return element(
    "li",
    {},
    element(
      "div",
      { class: "line" },
      element("bdi", { class: "who" }, one.name || one.user),
      one.name ? element("span", { class: "faint" }, user(one.user)) : null,
      one.role === null ? tag(t.absent) : tag(t.roles[one.role] ?? one.role, one.role ? "good" : ""),
      canLeave ? button(words, () => removeMember(one), { class: "small end", "aria-label": `${words} ${one.user}` }) : null,
    ),
    element(
      "div",
      { class: "line faint" },
      one.role === null ? null : element("span", {}, t.read(one.read, one.sent)),
      one.platforms.length ? element("span", {}, `${t.online}: ${one.platforms.join(", ")}`) : null,
      one.marks.length ? element("span", {}, one.marks.join(", ")) : null,
    ),
    one.muted_until_s ? tag(`${t.muted} ${time(one.muted_until_s * 1000)}`, "odd") : null,
    one.banned_until_s ? tag(`${t.banned} ${time(one.banned_until_s * 1000)}`, "bad") : null,
  );
}

function composer() {
  const t = texts();
  parts.known = element("datalist", { id: "known-users" });
  parts.sender = element("input", { type: "text", list: "known-users", autocomplete: "off", value: drafts.sender });
  parts.text = element("textarea", { rows: 1, class: "plain" });
  parts.text.value = drafts.text;
  parts.sender.addEventListener("input", () => { drafts.sender = parts.sender.value; });
  parts.text.addEventListener("input", () => { drafts.text = parts.text.value; });
  const form = element("form", { class: "composer", hidden: "" }, parts.known,
    labelled(t.as, parts.sender), labelled(t.message, parts.text), element("button", { class: "main" }, t.send));
  const send = async (event) => {
    event.preventDefault();
    const text = parts.text.value;
    const content = JSON.stringify({ text });
    const sent = await act("SendMessage", { ...userField("Sender", parts.sender.value.trim()), MsgType: TEXT, Content: content });
    if (sent !== null && parts.text.value === text) parts.text.value = drafts.text = "";
  };
  form.addEventListener("submit", send);
  parts.text.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) send(event);
  });
  return form;
}

function memberForm() {
  const t = texts();
  const who = element("input", { type: "text", list: "known-users", autocomplete: "off" });
  const form = element("form", { class: "composer", hidden: "" }, labelled(t.join, who), element("button", {}, t.add));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if ((await addMembers(chosen, userList(who.value))) !== null) who.value = "";
  });
  return form;
}

const addMembers = (where, users) => {
  if (!users.length) return null;
  if (where.kind === LIVE) return live(where, { join: users.map(userValue) });
  const infos = users.map((one) => userField("ParticipantUserId", one));
  return app.run(() => call(app, "BatchAddConversationParticipant", {
    AppId: BigInt(where.app_id),
    ConversationShortId: BigInt(where.id),
    Operator: userValue(where.owner),
    ParticipantInfos: infos,
  }));
};

function removeMember(one) {
  if (one.kind === LIVE) return live(chosen, { leave: [userValue(one.user)] });
  return act("BatchDeleteConversationParticipant", { Operator: userValue(chosen.owner), ParticipantUserIds: [userValue(one.user)] });
}

const live = (where, change) =>
  app.run(() => control("POST", "members", { app_id: BigInt(where.app_id), conversation_short_id: BigInt(where.id), ...change }));

function createConversation() {
  const t = texts();
  const example = app.index.service.parameters?.[0]?.example ?? 1n;
  const fields = [
    ["app", t.applicationId, String(chosen?.app_id ?? example)],
    ["kind", t.kind, "2", [["2", t.kinds[2]], ["1", t.kinds[1]], ["100", t.kinds[100]]]],
    ["name", t.name, ""],
    ["owner", t.roles[1], "10001"],
    ["others", t.others, ""],
  ];
  openDialog(t.createTitle, fields, t.create, async ({ app: id, kind: type, name, owner, others }) => {
    const users = userList(others);
    const found = await call(app, "CreateConversation", {
      AppId: BigInt(id),
      ConversationCoreInfo: { ConversationType: BigInt(type), ...(name ? { Name: name } : {}) },
      ...userField("OwnerUserId", owner.trim()),
      ...(type === String(SINGLE) && users.length ? userField("OtherUserId", users[0]) : {}),
    });
    const number = String(found.ConversationInfo.ConversationShortId);
    const made = { app_id: id, id: number, kind: Number(type), owner: owner.trim() };
    if (made.kind !== SINGLE) await addMembers(made, users);
    app.go("chats", number);
  });
}

function changeConversation() {
  const t = texts();
  const now = chosen;
  const fields = [["name", t.name, now.name], ["notice", t.notice, now.notice]];
  openDialog(t.changeTitle, fields, t.change, ({ name, notice }) =>
    call(app, "ModifyConversation", {
      AppId: BigInt(now.app_id),
      ConversationCoreInfo: { ConversationShortId: BigInt(now.id), Name: name, Notice: notice },
    }));
}
