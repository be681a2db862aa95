// The right side: the groups, one shown at a time, and who the visitor is there.

import { Chat } from "./chat.js";
import { Composer, hintPrivacy } from "./composer.js";
import { avatar, fullName, h, icon } from "./dom.js";
import { changed, chatOf, chooseGroup, firstId, groups, personaOf, personOf, store } from "./store.js";

const BOT_STATES = {
  member: "", administrator: "bot là quản trị viên", restricted: "bot bị hạn chế", left: "bot không ở trong nhóm",
  kicked: "bot đã bị xoá khỏi nhóm", absent: "bot chưa vào nhóm",
};

export function makeGroups(forms) {
  const tabs = h("div", { class: "tabs", role: "tablist", "aria-label": "Các nhóm" });
  const composer = new Composer({ kind: "group", context: () => acting(), sent: hintPrivacy });
  const chat = new Chat({
    testid: "chat-group", label: "Tin nhắn trong nhóm", named: true,
    reply: (message) => composer.answer(message),
    edit: (message) => composer.change(message),
    command: (text) => composer.command(text),
  });

  const face = h("span", { class: "face" });
  const title = h("strong", {});
  const about = h("span", { class: "state" });
  const manage = h("button", { type: "button", class: "tool", testid: "manage-group", "aria-label": "Quản lý nhóm", title: "Quản lý nhóm", onclick: () => forms.manage(store.group) }, icon("more"));
  const head = h("div", { class: "head" }, face, h("div", { class: "who" }, title, about), manage);

  const select = h("select", {
    testid: "persona-group", id: "persona",
    onchange: () => { store.personas.set(store.group, Number(select.value)); changed(); },
  });
  const shade = h("span", { class: "shade" });
  const persona = h("div", { class: "persona", title: "Nút trong nhóm cũng được bấm với tư cách này" },
    shade, h("label", { for: "persona" }, "Nhắn với tư cách"), select);
  const nobody = h("p", { class: "nobody" }, "Nhóm chưa có ai. Bấm ⋮ để thêm thành viên.");
  const panel = h("div", { class: "panel", role: "tabpanel", "aria-label": "Nhóm đang xem" }, head, chat.element, persona, composer.element, nobody);
  const blank = h("div", { class: "blank" },
    h("h3", {}, "Chưa có nhóm"),
    h("p", {}, "Nhóm là nơi bot đưa cảnh báo và lịch trực. Thêm một nhóm rồi chọn người vào."),
    h("button", { type: "button", class: "primary", onclick: () => forms.group() }, "Thêm nhóm"));
  document.getElementById("groups").append(tabs, panel, blank);

  const held = new Map();

  function acting() {
    const group = chatOf(store.group);
    const me = group && personaOf(group);
    return me ? { me: me.id, chat: group.id } : null;
  }

  function tab(group) {
    const badge = h("span", { class: "badge", hidden: true });
    const name = h("span", { class: "tab-name" });
    const button = h("button", {
      type: "button", role: "tab", class: "tab", testid: `group-${group.id}`, onclick: () => chooseGroup(group.id),
      onkeydown: (event) => walk(event),
    }, avatar(firstId(group.id), group.title, "small"), name, badge);
    return { button, badge, name };
  }

  function walk(event) {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!by) return;
    const all = groups();
    const at = all.findIndex((group) => group.id === store.group);
    const next = all[(at + by + all.length) % all.length];
    chooseGroup(next.id);
    held.get(next.id)?.button.focus();
  }

  function listTabs() {
    const all = groups();
    const ids = new Set(all.map((group) => group.id));
    for (const [id, kept] of held) if (!ids.has(id)) { kept.button.remove(); held.delete(id); }
    all.forEach((group, i) => {
      if (!held.has(group.id)) held.set(group.id, tab(group));
      const kept = held.get(group.id);
      if (tabs.children[i] !== kept.button) tabs.insertBefore(kept.button, tabs.children[i] || null);
      const chosen = group.id === store.group;
      if (chosen && kept.button.getAttribute("aria-selected") !== "true") kept.button.scrollIntoView({ block: "nearest", inline: "nearest" });
      kept.button.setAttribute("aria-selected", String(chosen));
      kept.button.tabIndex = chosen ? 0 : -1;
      kept.name.textContent = group.title;
      kept.button.title = group.title;
      const unread = store.unread.get(group.id) || 0;
      kept.badge.hidden = !unread;
      kept.badge.textContent = unread > 99 ? "99+" : unread;
      kept.badge.setAttribute("aria-label", `${unread} tin chưa đọc`);
    });
  }

  function members(group) {
    const people = group.members.map(personOf).filter(Boolean);
    const sign = people.map((person) => person.id + fullName(person) + person.title).join();
    if (select.dataset.sign !== sign) {
      select.dataset.sign = sign;
      select.replaceChildren(...people.map((person) => h("option", { value: String(person.id) }, `${fullName(person)}${person.title ? ` – ${person.title}` : ""}`)));
    }
    const kind = group.type === "supergroup" ? "nhóm lớn · " : group.type === "channel" ? "kênh · " : "";
    about.textContent = [`${kind}${people.length} thành viên`, BOT_STATES[group.bot_status]].filter(Boolean).join(" · ");
    about.classList.toggle("bad", ["left", "kicked", "absent"].includes(group.bot_status));
  }

  return {
    update() {
      listTabs();
      const group = chatOf(store.group);
      tabs.hidden = panel.hidden = !group;
      blank.hidden = Boolean(group) || !store.loaded;
      if (!group) return;
      title.textContent = group.title;
      if (face.dataset.id !== String(group.id)) {
        face.dataset.id = group.id;
        face.replaceChildren(avatar(firstId(group.id), group.title));
      }
      members(group);
      const me = personaOf(group);
      persona.hidden = composer.element.hidden = !me;
      nobody.hidden = Boolean(me);
      if (me) {
        select.value = String(me.id);
        if (shade.dataset.id !== String(me.id)) {
          shade.dataset.id = me.id;
          shade.replaceChildren(avatar(me.id, fullName(me), "tiny"));
        }
        composer.update(`g${group.id}`, `Nhắn với tư cách ${me.first_name}`);
      }
      chat.update(group.id, me?.id ?? null, "Nhóm chưa có tin nhắn.");
    },
  };
}
