// Users: profiles, tags, devices, friends and blacklists.

import { control } from "/_ui/api.js";
import { button, element, keep, tag } from "/_ui/dom.js";
import { language } from "/_ui/language.js";
import { call, userField, userList, userValue } from "./calls.js";
import { openDialog } from "./dialogs.js";
import { texts } from "./texts.js";

let app = null;
const parts = {};

export const users = {
  name: "users",
  title: () => texts().users,

  build(root, theApp) {
    app = theApp;
    const t = texts();
    parts.count = element("small", { id: "users-count" });
    parts.list = element("ul", { id: "users", class: "panel boxed", "data-empty": t.noUsers });
    root.append(element("h2", {}, t.users, " ", parts.count, button(t.register, () => register(), { class: "small" })), parts.list);
  },

  update({ overview }) {
    parts.count.textContent = overview.users.length;
    keep(parts.list, overview.users, (one) => `${one.app_id} ${one.user}`, row, language());
  },
};

function row(one) {
  const t = texts();
  const online = one.platforms.length > 0;
  const facts = [
    [t.tags, one.tags],
    [t.friends, one.friends],
    [t.blacklist, one.blacklist],
  ].filter(([, list]) => list.length);
  return element(
    "li",
    {},
    element(
      "div",
      { class: "line" },
      element("bdi", { class: "who" }, one.name || one.user),
      one.name ? element("bdi", { class: "faint" }, one.user) : null,
      element("span", { class: "faint" }, t.application(one.app_id)),
      online ? tag(`${t.online}: ${one.platforms.join(", ")}`, "good") : null,
      one.is_robot ? tag(t.robot) : null,
      one.registered ? null : tag(t.unregistered),
      element("span", { class: "buttons end" },
        button(online ? t.goOffline : t.goOnline, () => put(one, online ? [] : ["Web"]), { class: "small" }),
        button(t.friends, () => befriend(one), { class: "small", "aria-label": `${t.addFriend}: ${one.user}` }),
        button(t.blacklist, () => block(one), { class: "small", "aria-label": `${t.addBlacklist}: ${one.user}` })),
    ),
    facts.map(([words, list]) => element("p", { class: "faint" }, `${words}: `, element("bdi", {}, list.join(", ")))),
  );
}

const put = (one, platforms) =>
  app.run(() => control("POST", "online", { app_id: BigInt(one.app_id), user_id: userValue(one.user), platforms }));

const about = (one) => ({ AppId: BigInt(one.app_id), ...userField("UserId", one.user) });

function befriend(one) {
  const t = texts();
  openDialog(t.addFriend, [["others", t.others, ""]], t.add, ({ others }) =>
    call(app, "AddFriend", { ...about(one), FriendUserIds: userList(others).map(userValue) }));
}

function block(one) {
  const t = texts();
  openDialog(t.addBlacklist, [["others", t.others, ""]], t.add, ({ others }) =>
    call(app, "AddBlackList", { ...about(one), BlackListInfos: userList(others).map((other) => userField("BlackListUserId", other)) }));
}

function register() {
  const t = texts();
  const known = app.state?.overview.conversation?.app_id ?? app.index.service.parameters?.[0]?.example ?? 1n;
  const fields = [["id", t.applicationId, String(known)], ["user", t.user, ""], ["name", t.name, ""], ["tags", t.tags, ""]];
  openDialog(t.register, fields, t.register, ({ id, user, name, tags }) =>
    call(app, "RegisterUsers", { AppId: BigInt(id), Users: [{ ...userField("UserId", user.trim()), NickName: name, Tags: userList(tags) }] }));
}
