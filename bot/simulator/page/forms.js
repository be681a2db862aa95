// Dialogs: a new person, a new group, and what can be done to a group.

import { api } from "./api.js";
import { fullName, h } from "./dom.js";
import { chatOf, chooseGroup, choosePerson, refreshState, store } from "./store.js";
import { complain, toast } from "./toast.js";

function dialog(title, ...content) {
  const box = h("dialog", { class: "sheet", "aria-label": title },
    h("h2", {}, title), ...content);
  box.addEventListener("close", () => box.remove());
  box.addEventListener("click", (event) => event.target === box && box.close());
  document.body.append(box);
  box.showModal();
  return box;
}

const field = (label, props) => h("label", { class: "field" }, h("span", {}, label), h("input", { autocomplete: "off", ...props }));

const buttons = (word, testid) => h("div", { class: "buttons" },
  h("button", { type: "button", onclick: (event) => event.target.closest("dialog").close() }, "Thôi"),
  h("button", { class: "primary", testid }, word));

function checks(people, chosen) {
  return h("fieldset", { class: "checks" }, h("legend", {}, "Thành viên"),
    people.length ? people.map((person) => h("label", {},
      h("input", { type: "checkbox", name: "member", value: String(person.id), checked: chosen.includes(person.id) }),
      h("span", {}, fullName(person), person.title && h("small", {}, ` ${person.title}`)))) : h("p", {}, "Chưa có ai. Xin thêm người trước."));
}

const picked = (form) => [...form.querySelectorAll("[name=member]:checked")].map((box) => Number(box.value));

function submitting(run) {
  return async (event) => {
    event.preventDefault();
    const form = event.target;
    try {
      await run(form);
      form.closest("dialog")?.close();
      await refreshState();
    } catch (error) {
      complain(error);
    }
  };
}

export const forms = {
  person() {
    const form = h("form", {
      onsubmit: submitting(async (form) => {
        const said = Object.fromEntries(new FormData(form));
        const person = await api.addPerson({
          first_name: said.first_name.trim(), last_name: said.last_name.trim(),
          username: said.username.trim().replace(/^@/, ""), title: said.title.trim(),
        });
        await refreshState();
        choosePerson(person.id);
      }),
    },
    h("div", { class: "pair" }, field("Họ và tên đệm", { name: "last_name", placeholder: "Nguyễn Văn", maxlength: "64" }),
      field("Tên", { name: "first_name", required: true, placeholder: "An", maxlength: "64" })),
    field("Chức danh", { name: "title", placeholder: "Tiểu khu trưởng TK1", maxlength: "80" }),
    field("Tên người dùng (không bắt buộc)", { name: "username", placeholder: "tk1", pattern: "@?[A-Za-z0-9_]{2,32}", title: "Chữ không dấu, số và gạch dưới" }),
    buttons("Thêm người", "save-person"));
    dialog("Thêm người", h("p", {}, "Người mới có một điện thoại riêng ở bên trái. Bấm Bắt đầu để nhắn với bot."), form);
  },

  group() {
    const form = h("form", {
      onsubmit: submitting(async (form) => {
        const said = new FormData(form);
        const group = await api.addGroup({ title: said.get("title").trim(), members: picked(form), bot: said.get("bot") });
        await refreshState();
        chooseGroup(group.id);
      }),
    },
    field("Tên nhóm", { name: "title", required: true, placeholder: "Trực ban – Cảnh báo", maxlength: "128" }),
    h("label", { class: "field" }, h("span", {}, "Bot trong nhóm"), h("select", { name: "bot" },
      h("option", { value: "member" }, "Thành viên"), h("option", { value: "administrator" }, "Quản trị viên"),
      h("option", { value: "absent" }, "Chưa vào nhóm"))),
    checks(store.people, store.people.map((person) => person.id)),
    buttons("Thêm nhóm", "save-group"));
    dialog("Thêm nhóm", form);
  },

  manage(id) {
    const group = chatOf(id);
    if (!group) return;
    const inside = ["member", "administrator", "restricted"].includes(group.bot_status);
    const act = (label, run) => h("button", {
      type: "button",
      onclick: (event) => {
        event.target.closest("dialog").close();
        run().then(refreshState).catch(complain);
      },
    }, label);
    const form = h("form", {
      onsubmit: submitting(async (form) => {
        const wanted = picked(form);
        await api.changeMembers(id, wanted.filter((one) => !group.members.includes(one)), group.members.filter((one) => !wanted.includes(one)));
      }),
    }, checks(store.people, group.members), buttons("Lưu thành viên", "save-members"));
    dialog(group.title, form, h("h3", {}, "Bot trong nhóm"), h("div", { class: "acts" },
      !inside && act("Thêm bot vào nhóm", () => api.setBot(id, "member")),
      inside && group.bot_status !== "administrator" && act("Cho bot làm quản trị viên", () => api.setBot(id, "administrator")),
      group.bot_status === "administrator" && act("Bỏ quyền quản trị của bot", () => api.setBot(id, "member")),
      inside && act("Xoá bot khỏi nhóm", () => api.setBot(id, "kicked")),
      group.type === "group" && act("Nâng lên nhóm lớn (supergroup)", () => upgrade(id))));
  },
};

/** Upgrades a group; the store follows it to its new number. */
export async function upgrade(id) {
  const title = chatOf(id)?.title;
  await api.migrate(id);
  toast(`“${title}” đã lên nhóm lớn, mang số mới.`);
}
