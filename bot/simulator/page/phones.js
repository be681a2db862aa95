// The left side: whose phone it is, and that person's private chat with the bot.

import { api } from "./api.js";
import { Chat } from "./chat.js";
import { Composer } from "./composer.js";
import { avatar, clockMinute, fullName, h, icon, popover } from "./dom.js";
import { choosePerson, cutOff, messagesOf, now, personOf, store } from "./store.js";
import { complain } from "./toast.js";

export function makePhones(forms) {
  const list = document.getElementById("people");
  const adder = document.getElementById("add-person");
  adder.addEventListener("click", forms.person);

  const composer = new Composer({
    kind: "private",
    context: () => (store.person ? { me: store.person, chat: store.person } : null),
  });
  const chat = new Chat({
    testid: "chat-private", label: "Chat riêng với bot", named: false,
    reply: (message) => composer.answer(message),
    edit: (message) => composer.change(message),
    command: (text) => composer.command(text),
  });

  const time = h("span", { class: "phone-time" });
  const owner = h("span", { class: "phone-owner" });
  const status = h("div", { class: "status" }, time, owner, h("span", { class: "phone-signs", "aria-hidden": "true" }, h("i", { class: "signal" }), h("i", { class: "battery" })));
  const botFace = h("span", { class: "face" });
  const botName = h("strong", {});
  const botState = h("span", { class: "state" });
  const more = h("button", { type: "button", class: "tool", "aria-label": "Thêm lựa chọn", title: "Thêm lựa chọn" }, icon("more"));
  const block = h("button", { type: "button", role: "menuitem", testid: "block-person", onclick: () => toggleBlock() });
  const again = h("button", { type: "button", role: "menuitem", onclick: () => { hide(false); begin(); } }, "Gửi lại /start");
  const menu = h("div", { class: "menu below", role: "menu" }, again, block);
  const hide = popover(more, menu);
  const head = h("div", { class: "head" }, botFace, h("div", { class: "who" }, botName, botState), more, menu);

  const code = h("input", { type: "text", placeholder: "Mã mời (nếu có)", "aria-label": "Mã mời", autocomplete: "off" });
  const begin = () => api.start(store.person, code.value.trim() || undefined).then(() => { code.value = ""; }).catch(complain);
  const start = h("form", { class: "starter", hidden: true, onsubmit: (event) => { event.preventDefault(); begin(); } },
    code, h("button", { class: "primary", testid: "start-bot" }, "Bắt đầu"));
  const unblock = h("div", { class: "starter", hidden: true }, h("button", { type: "button", class: "primary", onclick: () => toggleBlock() }, "Bỏ chặn bot"));

  function toggleBlock() {
    hide(false);
    const person = personOf(store.person);
    if (person) api.block(person.id, !person.blocked).catch(complain);
  }

  const screen = h("div", { class: "screen" }, status, head, chat.element, composer.element, start, unblock);
  const blank = h("div", { class: "blank" },
    h("h3", {}, "Chưa có ai"),
    h("p", {}, "Thêm vài người, ví dụ một tiểu khu trưởng và một đồng chí công an, để đóng vai và nhắn với bot."),
    h("button", { type: "button", class: "primary", onclick: forms.person }, "Thêm người"));
  const device = h("div", { class: "device" }, screen);
  document.getElementById("phone").append(device, blank);

  const rows = new Map();

  function row(person) {
    const name = fullName(person);
    const button = h("button", {
      type: "button", class: "person", testid: `person-${person.username || person.id}`, onclick: () => choosePerson(person.id),
    });
    const time = h("span", { class: "when" });
    const badge = h("span", { class: "badge", hidden: true });
    const mark = h("span", { class: "mark", hidden: true }, "đã chặn");
    button.append(avatar(person.id, name), h("span", { class: "lines" },
      h("span", { class: "one" }, h("strong", {}, name), time),
      h("span", { class: "two" }, h("span", { class: "title" }, person.title || (person.username ? `@${person.username}` : "Chưa có chức danh")), mark, badge)),
    h("span", { class: "short" }, person.first_name));
    return { button, time, badge, mark, sign: name + person.title + person.username };
  }

  function people() {
    const ids = new Set(store.people.map((person) => person.id));
    for (const [id, held] of rows) if (!ids.has(id)) { held.button.remove(); rows.delete(id); }
    store.people.forEach((person, i) => {
      let held = rows.get(person.id);
      if (!held || held.sign !== fullName(person) + person.title + person.username) {
        held?.button.remove();
        rows.set(person.id, (held = row(person)));
      }
      if (list.children[i] !== held.button) list.insertBefore(held.button, list.children[i] || null);
      const chosen = person.id === store.person;
      if (chosen && held.button.getAttribute("aria-current") !== "true") held.button.scrollIntoView({ block: "nearest", inline: "nearest" });
      held.button.setAttribute("aria-current", String(chosen));
      held.mark.hidden = !person.blocked;
      const last = messagesOf(person.id).at(-1);
      held.time.textContent = last ? clockMinute(new Date(last.date)) : "";
      const unread = store.unread.get(person.id) || 0;
      held.badge.hidden = !unread;
      held.badge.textContent = unread > 99 ? "99+" : unread;
      held.badge.setAttribute("aria-label", `${unread} tin chưa đọc`);
    });
  }

  return {
    update() {
      people();
      const person = personOf(store.person);
      device.hidden = !person;
      blank.hidden = Boolean(person) || !store.loaded;
      if (!person) return;
      owner.textContent = `${fullName(person)}${person.title ? ` · ${person.title}` : ""}`;
      if (!botFace.firstChild || botFace.title !== store.bot.name) {
        botFace.title = store.bot.name;
        botFace.replaceChildren(h("img", { src: "page/icon.svg", alt: "", width: "40", height: "40" }));
      }
      botName.textContent = store.bot.name;
      const waiting = store.pending ? ` – ${store.pending} tin đang chờ` : "";
      const alive = store.bot.connected && !cutOff();
      const mood = alive ? "bot · đang trực" : cutOff() ? "bot · mất mạng" : "bot · chưa kết nối";
      botState.textContent = person.blocked ? "bạn đã chặn bot" : mood + waiting;
      botState.classList.toggle("bad", person.blocked || !alive);
      block.textContent = person.blocked ? "Bỏ chặn bot" : "Chặn bot";
      chat.update(person.id, person.id, "Chưa có tin nhắn. Bấm Bắt đầu để nhắn với bot.");
      composer.update(`p${person.id}`, "Tin nhắn");
      composer.element.hidden = person.blocked || !person.started;
      start.hidden = person.blocked || person.started;
      unblock.hidden = !person.blocked;
    },
    tick() {
      time.textContent = clockMinute(now());
    },
  };
}
