// The texts of the page, one table per language.

export const TEXTS = {
  en: {
    title: "IM emulator",
    language: "Language",
    offline: "The emulator does not respond. The page shows the last data received.",
    conversations: "Conversations",
    messages: "Messages",
    members: "Members",
    requests: "Requests",
    none: "Nothing to show yet.",
    noConversations: "No conversations yet. CreateConversation creates one.",
    noRequests: "No requests yet.",
    last: (shown, all) => (shown < all ? `the last ${shown} of ${all}` : `${all}`),
    first: (shown, all) => (shown < all ? `the first ${shown} of ${all}` : `${all}`),
    application: (id) => `AppId ${id}`,
    inbox: (id) => `inbox ${id}`,
    kinds: { 1: "one-to-one", 2: "group", 100: "live group" },
    roles: { 0: "member", 1: "owner", 2: "manager" },
    states: { 1: "expired", 3: "recalled", 4: "deleted" },
    forms: { text: "text", image: "image", video: "video", file: "file", audio: "audio", custom: "custom", other: "other" },
    detailNames: { name: "name", size: "bytes", width: "width", height: "height", duration_s: "seconds" },
    memberCount: (count) => (count === 1 ? "1 member" : `${count} members`),
    messageCount: (count) => (count === 1 ? "1 message" : `${count} messages`),
    dissolved: "dissolved",
    onlySender: "visible to its sender only",
    visible: "visible to",
    invisible: "hidden from",
    mentioned: "mentions",
    deletedFor: "deleted for",
    muted: "muted until",
    banned: "banned until",
    absent: "not a member",
    online: "online",
    read: (read, all) => `read ${read} of ${all}`,
    clock: "Clock",
    withMachine: "machine time",
    ahead: "ahead by",
    behind: "behind by",
    frozen: "frozen at",
    faults: "Pending faults",
    noFaults: "none",
    quotas: "Quotas",
    on: "on",
    off: "off",
    units: ["d", "h", "min", "s"],
    ms: "ms",
    noAction: "(no action)",
    unanswered: "no response",
    forgotten: "The emulator no longer keeps this request.",
    details: {
      message: "Error message",
      fault: "Fault",
      answer: "Answered by",
      unknown_fields: "Fields that the action does not have",
      warnings: "Warnings",
      broken_signing_rules: "Rules of strict signing that the request breaks",
      request_id: "Request ID",
      line: "Request",
      headers: "Headers",
      body: "Body",
      canonical_request: "Canonical request built by the server",
      string_to_sign: "String to sign",
    },
  },
  zh: {
    title: "IM 模拟器",
    language: "语言",
    offline: "模拟器没有响应，以下是它最后一次返回的内容。",
    conversations: "会话",
    messages: "消息",
    members: "成员",
    requests: "请求",
    none: "暂无内容",
    noConversations: "暂无会话，可调用 CreateConversation 创建。",
    noRequests: "暂无请求",
    last: (shown, all) => (shown < all ? `共 ${all}，显示最近 ${shown}` : `${all}`),
    first: (shown, all) => (shown < all ? `共 ${all}，显示前 ${shown}` : `${all}`),
    application: (id) => `AppId ${id}`,
    inbox: (id) => `收件箱 ${id}`,
    kinds: { 1: "单聊", 2: "群聊", 100: "直播群" },
    roles: { 0: "成员", 1: "群主", 2: "管理员" },
    states: { 1: "已过期", 3: "已撤回", 4: "已删除" },
    forms: { text: "文本", image: "图片", video: "视频", file: "文件", audio: "音频", custom: "自定义", other: "其他" },
    detailNames: { name: "名称", size: "字节", width: "宽", height: "高", duration_s: "秒" },
    memberCount: (count) => `${count} 名成员`,
    messageCount: (count) => `${count} 条消息`,
    dissolved: "已解散",
    onlySender: "仅发送者可见",
    visible: "仅对其可见",
    invisible: "对其不可见",
    mentioned: "@提及",
    deletedFor: "已对其删除",
    muted: "禁言至",
    banned: "封禁至",
    absent: "不在群内",
    online: "在线",
    read: (read, all) => `已读 ${read} / ${all}`,
    clock: "时钟",
    withMachine: "与本机时间一致",
    ahead: "快于本机",
    behind: "慢于本机",
    frozen: "已冻结于",
    faults: "待触发的故障",
    noFaults: "无",
    quotas: "限流",
    on: "开",
    off: "关",
    units: ["天", "小时", "分", "秒"],
    ms: "毫秒",
    noAction: "（无 Action）",
    unanswered: "无响应",
    forgotten: "模拟器已不再保留该请求。",
    details: {
      message: "错误信息",
      fault: "故障",
      answer: "响应来源",
      unknown_fields: "接口未定义的字段",
      warnings: "警告",
      broken_signing_rules: "请求违反的严格签名规则",
      request_id: "请求 ID",
      line: "请求",
      headers: "请求头",
      body: "请求体",
      canonical_request: "服务端构造的规范请求",
      string_to_sign: "待签名字符串",
    },
  },
};

const STORAGE_KEY = "im-emulator-language";

/** Return the first language: the one chosen earlier, or the browser's, or English. */
export function firstLanguage() {
  let stored = null;
  try {
    stored = localStorage.getItem(STORAGE_KEY);
  } catch {
    // The browser may not store anything.
  }
  const wanted = [stored, ...navigator.languages.map((one) => one.split("-")[0].toLowerCase())];
  return wanted.find((one) => one !== null && Object.hasOwn(TEXTS, one)) ?? "en";
}

/** Store the chosen language. */
export function keepLanguage(language) {
  try {
    localStorage.setItem(STORAGE_KEY, language);
  } catch {
    // See firstLanguage.
  }
}
