// The technical view: every call of the bot to the Bot API, closed unless asked for.

import { api } from "./api.js";
import { clockSecond, fullName, h, icon } from "./dom.js";
import { chatOf, personOf } from "./store.js";

const MOST = 400; // rows kept

export function makeLog() {
  const root = document.getElementById("log");
  const body = h("tbody", {});
  const quiet = h("input", { type: "checkbox", onchange: () => table.classList.toggle("with-polls", quiet.checked) });
  const table = h("table", {}, h("thead", {}, h("tr", {}, ["Giờ", "Lệnh gọi", "Nơi đến", "Kết quả", "Nội dung"].map((name) => h("th", { scope: "col" }, name)))), body);
  const scroller = h("div", { class: "log-scroll", tabindex: "0", role: "region", "aria-label": "Các lần bot gọi Telegram" }, table);
  const close = h("button", { type: "button", class: "tool", "aria-label": "Đóng nhật ký", onclick: () => shut() }, icon("close"));
  root.append(h("div", { class: "log-head" }, h("h2", {}, "Nhật ký API"), h("label", {}, quiet, " Hiện cả getUpdates"), close), scroller);
  root.addEventListener("keydown", (event) => event.key === "Escape" && shut());
  let timer = 0;
  let after = -1;
  let opener = null;

  const where = (id) => {
    if (id === null || id === undefined) return "";
    const person = personOf(id);
    return person ? fullName(person) : chatOf(id)?.title || String(id);
  };

  function row(entry) {
    const bad = !entry.ok;
    const result = bad ? `${entry.error_code || ""} ${entry.description}`.trim() : entry.fault ? `được (${entry.fault})` : "được";
    return h("tr", { class: `${bad ? "bad" : ""}${entry.method === "getUpdates" ? " poll" : ""}` },
      h("td", {}, clockSecond(new Date(entry.at))), h("td", {}, h("code", {}, entry.method)), h("td", {}, where(entry.chat_id)),
      h("td", {}, result), h("td", { class: "cut" }, (entry.text || "").slice(0, 200)));
  }

  async function look() {
    try {
      if (after < 0) after = Math.max(0, (await api.log(Number.MAX_SAFE_INTEGER - 1)).seq - 200);
      const answer = await api.log(after);
      if (answer.seq < after) {
        after = 0;
        body.replaceChildren();
      } else after = answer.seq;
      const end = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 40;
      body.append(...answer.entries.slice(-MOST).map(row));
      while (body.children.length > MOST) body.firstChild.remove();
      if (end && answer.entries.length) scroller.scrollTop = scroller.scrollHeight;
    } catch { /* tried again below */ }
    if (!root.hidden) timer = setTimeout(look, 1500);
  }

  function shut() {
    root.hidden = true;
    clearTimeout(timer);
    opener?.focus();
  }

  return {
    open(event) {
      opener = event?.currentTarget || null;
      root.hidden = false;
      close.focus();
      clearTimeout(timer);
      look();
    },
  };
}
