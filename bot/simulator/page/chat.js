// The list of messages of one chat: kept in step with the store, message by message.

import { api } from "./api.js";
import { bubble, fromBot, senderName, summary } from "./bubble.js";
import { dayName, h, icon } from "./dom.js";
import { answerOf, messagesOf } from "./store.js";
import { alertBox, announce, complain, toast } from "./toast.js";

const PAGE = 200; // messages shown at first
const RUN = 5 * 60 * 1000; // a run of messages by one sender ends after this long

export class Chat {
  /** `named`: show who wrote; `reply(message)`, `edit(message)`, `command(text)` reach the composer. */
  constructor({ testid, label, named, reply, edit, command }) {
    this.named = named;
    this.reach = { reply, edit, command };
    this.nodes = new Map(); // key → {element, sign, edits}
    this.chatId = null;
    this.shown = PAGE;
    this.list = h("div", { class: "list" });
    this.empty = h("p", { class: "empty" });
    this.scroller = h("div", { class: "scroll", testid, role: "log", "aria-live": "off", "aria-label": label, tabindex: "0" },
      this.list, this.empty);
    this.toEnd = h("button", { type: "button", class: "to-end", hidden: true, "aria-label": "Xuống tin mới nhất", onclick: () => this.bottom(true) }, icon("down", 26));
    this.scroller.addEventListener("scroll", () => {
      this.toEnd.hidden = this.nearEnd();
    }, { passive: true });
    new ResizeObserver(() => this.stuck && this.bottom()).observe(this.scroller);
    this.element = h("div", { class: "chat" }, this.scroller, this.toEnd);
  }

  nearEnd() {
    const { scrollTop, scrollHeight, clientHeight } = this.scroller;
    this.stuck = scrollHeight - scrollTop - clientHeight < 90;
    return this.stuck;
  }

  bottom(smooth = false) {
    this.scroller.scrollTo({ top: this.scroller.scrollHeight, behavior: smooth ? "smooth" : "instant" });
    this.stuck = true;
  }

  /** Shows a chat as `me` sees it; `empty` is the sentence for a chat without messages. */
  update(chatId, me, empty) {
    const fresh = chatId !== this.chatId;
    const stick = this.stuck || fresh || me !== this.me;
    if (fresh) {
      this.list.replaceChildren();
      this.nodes.clear();
      this.shown = PAGE;
      this.stuck = true;
    }
    this.chatId = chatId;
    this.me = me;
    const all = chatId === null ? [] : messagesOf(chatId);
    const messages = all.slice(-this.shown);
    this.empty.textContent = messages.length ? "" : empty;
    this.empty.hidden = messages.length > 0;
    this.place(this.wanted(messages, all), fresh);
    if (stick) this.bottom();
    else this.toEnd.hidden = this.nearEnd();
  }

  /** What should stand in the list, in order: {key, sign, make, message}. */
  wanted(messages, all) {
    const rows = [];
    if (messages.length < all.length) {
      rows.push({ key: "older", sign: "", make: () => h("button", { type: "button", class: "older", onclick: () => this.older() }, "Xem tin cũ hơn") });
    }
    const byId = new Map(all.map((message) => [`${message.chat_id}:${message.message_id}`, message]));
    let day = "";
    messages.forEach((message, i) => {
      const name = dayName(new Date(message.date));
      const newDay = name !== day;
      if (newDay) rows.push({ key: `day:${name}:${message.message_id}`, sign: "", make: () => h("div", { class: "date", role: "separator" }, h("span", {}, name)) });
      day = name;
      const quoted = message.reply_to ? byId.get(`${message.chat_id}:${message.reply_to}`) : null;
      const own = message.from.id === this.me;
      const first = newDay || !sameRun(messages[i - 1], message);
      const look = { own, first, last: !sameRun(message, messages[i + 1]), named: this.named && !own && first, quoted };
      rows.push({
        key: `${message.chat_id}:${message.message_id}`,
        sign: [message.seq, own, first, look.last, look.named, quoted?.seq, message.chat_id === this.chatId].join(),
        message,
        make: () => bubble(message, look, this.acts(message)),
      });
    });
    return rows;
  }

  place(rows, fresh) {
    const keep = new Set(rows.map((row) => row.key));
    for (const [key, held] of this.nodes) {
      if (!keep.has(key)) {
        held.element.remove();
        this.nodes.delete(key);
      }
    }
    let at = this.list.firstChild;
    for (const row of rows) {
      const held = this.nodes.get(row.key);
      if (held && held.sign === row.sign) {
        if (held.element === at) at = at.nextSibling;
        else this.list.insertBefore(held.element, at);
        continue;
      }
      const element = row.make();
      if (held) {
        if (held.element === at) at = at.nextSibling;
        swap(held.element, element);
        if (!fresh && row.message.edits > held.edits) {
          element.classList.add("flash");
          announce(`Đã sửa: ${summary(row.message)}`);
        }
      } else {
        this.list.insertBefore(element, at);
        if (!fresh && row.message) {
          element.classList.add("new");
          if (row.message.from.id !== this.me) announce(`${senderName(row.message)}: ${summary(row.message)}`);
        }
      }
      this.nodes.set(row.key, { element, sign: row.sign, edits: row.message?.edits || 0 });
    }
  }

  older() {
    const from = this.scroller.scrollHeight - this.scroller.scrollTop;
    this.shown += PAGE;
    this.stuck = false;
    const me = this.me;
    this.update(this.chatId, me, "");
    this.scroller.scrollTop = this.scroller.scrollHeight - from;
  }

  acts(message) {
    const here = message.chat_id === this.chatId;
    return {
      press: here && this.me ? (button, element) => this.press(message, button, element) : null,
      reply: here ? () => this.reach.reply(message) : null,
      edit: here && !fromBot(message) ? () => this.reach.edit(message) : null,
      jump: (id) => this.jump(`${message.chat_id}:${id}`),
      command: (text) => this.reach.command(text),
    };
  }

  async press(message, button, element) {
    element.setAttribute("aria-busy", "true");
    try {
      const pressed = await api.press(this.me, message.chat_id, message.message_id, button.data);
      const answer = await answerOf(pressed.callback_id);
      if (answer?.text) (answer.show_alert ? alertBox : toast)(answer.text);
      if (!answer) toast("Bot chưa trả lời lần bấm này.", { kind: "error" });
    } catch (error) {
      complain(error);
    }
    element.removeAttribute("aria-busy");
  }

  jump(key) {
    const held = this.nodes.get(key);
    if (!held) return;
    held.element.scrollIntoView({ block: "center", behavior: "smooth" });
    held.element.classList.remove("flash");
    void held.element.offsetWidth;
    held.element.classList.add("flash");
  }
}

function sameRun(one, two) {
  if (!one || !two || one.service || two.service || one.from.id !== two.from.id || one.chat_id !== two.chat_id) return false;
  const [a, b] = [new Date(one.date), new Date(two.date)];
  return b - a < RUN && dayName(a) === dayName(b);
}

/** Puts `fresh` in the place of `old`, keeping the keyboard focus inside the message. */
function swap(old, fresh) {
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  old.replaceWith(fresh);
  if (!focused) return;
  const same = [...fresh.querySelectorAll("button[data-key]")].find((button) => button.dataset.key === focused.dataset.key);
  (same || fresh.querySelector("button[data-key]") || fresh).focus({ preventScroll: true });
}
