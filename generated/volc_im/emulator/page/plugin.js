// The views that the console has for IM: chats, users, and events that the emulator sends.

import { chats } from "./chats.js";
import { events } from "./events.js";
import { users } from "./users.js";

document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: "/_ui/plugin/im.css" }));

export const views = [chats, users, events];
