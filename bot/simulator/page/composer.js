// Where a person writes: text, commands, attachments, an answer to a message, a change of one's own.

import { api } from "./api.js";
import { senderName, summary } from "./bubble.js";
import { clockMinute, h, icon, popover } from "./dom.js";
import { asBase64, samplePhoto, SAMPLE_PLACE } from "./samples.js";
import { now } from "./store.js";
import { complain, toast } from "./toast.js";

const COMMANDS = [
  ["bao", "Báo một sự việc", true],
  ["sv", "Sự việc đang mở"],
  ["nhan", "Nhận việc, ví dụ /nhan 17", true],
  ["den", "Đang đến nơi, ví dụ /den 17", true],
  ["capnhat", "Cập nhật diễn biến", true],
  ["xong", "Kết thúc sự việc", true],
  ["molai", "Mở lại sự việc", true],
  ["ca", "Ai đang trực, ca của tôi"],
  ["lichtruc", "Lịch trực trong tuần"],
  ["moi", "Tạo mã mời", true],
  ["ganhom", "Gắn nhóm này vào việc", true],
  ["nguoi", "Cán bộ và quyền"],
  ["kiemtra", "Tự kiểm tra hệ thống"],
  ["trogiup", "Trợ giúp"],
  ["huy", "Bỏ việc đang làm dở"],
];

export class Composer {
  /** `kind` is "private" or "group"; `context()` gives {me, chat} or null when nobody can write. */
  constructor({ kind, context, sent }) {
    this.context = context;
    this.sent = sent;
    this.reply = null;
    this.editing = null;
    this.drafts = new Map();
    this.key = "";
    this.text = h("textarea", {
      testid: `composer-${kind}`, rows: "1", autocomplete: "off", "aria-label": "Nội dung tin nhắn", placeholder: "Tin nhắn",
      oninput: () => this.typed(), onkeydown: (event) => this.keyed(event),
    });
    this.send = h("button", { type: "submit", class: "send", testid: `send-${kind}`, "aria-label": "Gửi tin nhắn", title: "Gửi tin nhắn" }, icon("send", 22));
    const attach = h("button", { type: "button", class: "tool", testid: `attach-${kind}`, "aria-label": "Đính kèm", title: "Đính kèm" }, icon("clip"));
    const slash = h("button", { type: "button", class: "tool", testid: `commands-${kind}`, "aria-label": "Danh sách lệnh", title: "Danh sách lệnh" }, icon("slash"));
    this.menu = h("div", { class: "menu attach", role: "menu" }, this.attachments());
    this.commands = h("div", { class: "menu commands", role: "listbox", "aria-label": "Lệnh" });
    this.bar = h("div", { class: "answering", hidden: true });
    this.picker = h("input", { type: "file", hidden: true, "aria-label": "Chọn tệp", onchange: () => this.file() });
    this.showMenu = popover(attach, this.menu, () => this.menu.querySelector("button").focus());
    this.showCommands = popover(slash, this.commands, () => this.listCommands(""));
    this.element = h("form", { class: "composer", onsubmit: (event) => { event.preventDefault(); this.submit(); } },
      this.bar, h("div", { class: "line" }, attach, slash, this.text, this.send), this.menu, this.commands, this.picker);
  }

  /** Called when the chat or the person may have changed. */
  update(key, placeholder) {
    this.text.placeholder = placeholder;
    if (key === this.key) return;
    if (this.key) this.drafts.set(this.key, this.editing ? "" : this.text.value);
    this.key = key;
    this.leave(false);
    this.text.value = this.drafts.get(key) || "";
    this.grow();
  }

  attachments() {
    const item = (name, label, run) => h("button", {
      type: "button", role: "menuitem", onclick: () => { this.showMenu(false); this.text.focus(); run(); },
    }, icon(name, 20), label);
    return [
      item("photo", "Ảnh mẫu", () => this.say({ photo: this.picture(1), ...this.caption() })),
      item("album", "Ba ảnh mẫu liền nhau", () => this.album()),
      item("mic", "Ghi âm mẫu, 3 giây", () => this.say({ voice: true })),
      item("pin", "Vị trí mẫu", () => this.say({ location: SAMPLE_PLACE })),
      item("file", "Tệp từ máy này…", () => this.picker.click()),
    ];
  }

  picture(number) {
    return samplePhoto(number, clockMinute(now()));
  }

  caption() {
    const caption = this.text.value.trim();
    return caption ? { caption } : {};
  }

  async album() {
    const media_group_id = String(Date.now());
    const caption = this.caption();
    for (const number of [1, 2, 3]) {
      await this.say({ photo: this.picture(number), media_group_id, ...(number === 1 ? caption : {}) });
    }
  }

  async file() {
    const file = this.picker.files[0];
    this.picker.value = "";
    if (!file) return;
    try {
      const base64 = await asBase64(file);
      const picture = file.type === "image/jpeg" || file.type === "image/png";
      const body = picture ? { photo: base64 } : { document: { name: file.name, mime: file.type || "application/octet-stream", base64 } };
      await this.say({ ...body, ...this.caption() });
    } catch (error) {
      complain(error);
    }
  }

  async submit() {
    const text = this.text.value.trim();
    if (!text) return;
    const context = this.context();
    if (this.editing && context) {
      const { chat_id, message_id } = this.editing;
      this.leave(true);
      await api.edit(context.me, chat_id, message_id, text).catch(complain);
      return;
    }
    await this.say({ text });
  }

  /** Says something as the person; the text field is emptied only if it went. */
  async say(content) {
    const context = this.context();
    if (!context) return;
    const used = content.text ?? content.caption;
    const body = { from: context.me, chat: context.chat, ...content };
    if (this.reply) body.reply_to = this.reply.message_id;
    if (used !== undefined) this.fill("");
    this.leave(false);
    try {
      const answer = await api.say(body);
      this.sent?.(answer, body);
    } catch (error) {
      if (used !== undefined && !this.text.value) this.fill(used);
      complain(error);
    }
  }

  fill(text) {
    this.text.value = text;
    this.showCommands(false);
    this.grow();
  }

  answer(message) {
    this.editing = null;
    this.reply = message;
    this.banner("Trả lời", message);
  }

  change(message) {
    this.reply = null;
    this.editing = message;
    this.banner("Chỉnh lại tin", message);
    this.fill(message.text || message.caption);
  }

  banner(word, message) {
    this.bar.hidden = false;
    this.bar.replaceChildren(
      h("div", {}, h("strong", {}, word === "Trả lời" ? `${word} ${senderName(message)}` : word), h("span", {}, summary(message))),
      h("button", { type: "button", class: "tool", "aria-label": "Bỏ", onclick: () => this.leave(true) }, icon("close", 20)));
    this.text.focus();
  }

  leave(empty) {
    if (this.editing && empty) this.fill("");
    this.reply = this.editing = null;
    this.bar.hidden = true;
  }

  typed() {
    this.grow();
    const word = /^\/([a-z]*)$/i.exec(this.text.value);
    if (word) {
      this.showCommands(true);
      this.listCommands(word[1].toLowerCase());
    } else if (!this.commands.hidden) this.showCommands(false);
  }

  grow() {
    this.text.style.height = "auto";
    this.text.style.height = `${Math.min(132, Math.max(40, this.text.scrollHeight))}px`;
    this.element.classList.toggle("filled", this.text.value.trim() !== "");
  }

  listCommands(start) {
    const fitting = COMMANDS.filter(([name]) => name.startsWith(start));
    this.commands.replaceChildren(...fitting.map(([name, about, more], i) => h("button", {
      type: "button", role: "option", "aria-selected": String(i === 0), onclick: () => this.take(name, more),
    }, h("strong", {}, `/${name}`), h("span", {}, about))));
    if (!fitting.length) this.showCommands(false);
  }

  take(name, more) {
    this.showCommands(false);
    this.text.focus();
    if (more) this.fill(`/${name} `);
    else this.say({ text: `/${name}` });
  }

  command(text) {
    this.say({ text });
  }

  keyed(event) {
    if (event.isComposing) return; // the input method still builds a Vietnamese letter
    const open = !this.commands.hidden;
    if (open && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      this.step(event.key === "ArrowDown" ? 1 : -1);
    } else if (open && event.key === "Tab") {
      event.preventDefault();
      this.chosen()?.click();
    } else if (event.key === "Escape") {
      if (open) this.showCommands(false);
      else this.leave(true);
    } else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      const exact = COMMANDS.some(([name]) => this.text.value === `/${name}`);
      if (open && !exact && this.chosen()) this.chosen().click();
      else this.submit();
    }
  }

  chosen() {
    return this.commands.querySelector("[aria-selected=true]");
  }

  step(by) {
    const options = [...this.commands.children];
    const at = options.findIndex((option) => option.getAttribute("aria-selected") === "true");
    options.forEach((option) => option.setAttribute("aria-selected", "false"));
    const next = options[(at + by + options.length) % options.length];
    next?.setAttribute("aria-selected", "true");
    next?.scrollIntoView({ block: "nearest" });
  }
}

const hinted = new Set();

/** Tells once a group that the bot does not see ordinary talk there. */
export function hintPrivacy(answer, body) {
  if (answer.update_id !== null || hinted.has(body.chat)) return;
  hinted.add(body.chat);
  toast("Trong nhóm, bot chỉ thấy lệnh (/sv…) và tin trả lời bot. Báo việc xin nhắn riêng cho bot.", { seconds: 7 });
}
