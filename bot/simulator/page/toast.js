// Short notices that go away by themselves, and alerts that wait for an OK.

import { h } from "./dom.js";

/** Shows a notice; `kind` is "" or "error". An `action` is {label, run}. */
export function toast(text, { kind = "", action = null, seconds = 0 } = {}) {
  const room = document.getElementById("toasts");
  while (room.children.length > 2) room.firstChild.remove();
  const gone = () => element.remove();
  const element = h("div", { class: `toast ${kind}`, testid: "toast" }, h("span", {}, text));
  if (action) {
    element.append(h("button", { type: "button", onclick: () => { gone(); action.run(); } }, action.label));
  }
  room.append(element);
  setTimeout(() => element.classList.add("leaving"), (seconds || 3 + text.length / 30) * 1000);
  element.addEventListener("animationend", (event) => event.animationName === "toast-out" && gone());
}

export const complain = (error) => toast(error.message || "Có lỗi, xin thử lại.", { kind: "error" });

/** A modal sentence with one button, as the answer to a press that asks for attention. */
export function alertBox(text) {
  const box = h("dialog", { class: "alert", testid: "toast", "aria-label": "Thông báo" },
    h("p", {}, text),
    h("form", { method: "dialog" }, h("button", { class: "primary" }, "Đóng")));
  box.addEventListener("close", () => box.remove());
  document.body.append(box);
  box.showModal();
}

/** Says a text to a screen reader. */
export function announce(text) {
  document.getElementById("announcer").textContent = text;
}
