// Starts the page: its parts, the bar of a phone, the welcome strip.

import { h, icon, kept } from "./dom.js";
import { forms } from "./forms.js";
import { makeGroups } from "./groups.js";
import { makeLog } from "./log.js";
import { makePhones } from "./phones.js";
import { chooseView, groups, onChange, run, store, watchBot } from "./store.js";
import { makeTools } from "./tools.js";

const VIEWS = [["phones", "Điện thoại", "phone"], ["groups", "Nhóm", "group"], ["tools", "Kịch bản", "story"]];
const FIRST_STORY = "doan-dong-nguoi";

const phones = makePhones(forms);
const groupPart = makeGroups(forms);
const tools = makeTools(makeLog());
const bar = document.getElementById("bar");
const tabs = VIEWS.map(([view, label, picture]) => {
  const badge = h("span", { class: "badge", hidden: true });
  const button = h("button", { type: "button", testid: `nav-${view}`, onclick: () => chooseView(view) }, h("span", { class: "pic" }, icon(picture, 24), badge), label);
  bar.append(button);
  return { view, button, badge };
});

function updateBar() {
  const sum = (ids) => ids.reduce((total, id) => total + (store.unread.get(id) || 0), 0);
  const counts = { phones: sum(store.people.map((person) => person.id)), groups: sum(groups().map((group) => group.id)), tools: 0 };
  for (const { view, button, badge } of tabs) {
    button.setAttribute("aria-current", String(store.view === view));
    badge.hidden = !counts[view];
    badge.textContent = counts[view] > 99 ? "99+" : counts[view];
  }
}

const welcome = document.getElementById("welcome");
let welcomed = kept.get("welcomed") === "1";

function updateWelcome() {
  if (store.following) welcomed = true; // who plays a story needs no introduction
  const story = store.stories.find((one) => one.id === FIRST_STORY);
  const kind = welcomed || !store.loaded ? "" : !store.people.length ? "empty" : story && store.bot.connected ? "story" : "plain";
  if (welcome.dataset.kind === kind) return;
  welcome.dataset.kind = kind;
  welcome.hidden = !kind;
  if (!kind) return;
  const words = {
    empty: "Khung chat giả lập: chưa có ai ở đây. Thêm người, thêm nhóm rồi nối bot vào địa chỉ " + location.origin,
  }[kind] || tour();
  const acts = kind === "empty"
    ? [h("button", { type: "button", class: "primary", onclick: forms.person }, "Thêm người"), h("button", { type: "button", onclick: () => forms.group() }, "Thêm nhóm")]
    : kind === "story"
      ? [h("span", { class: "try" }, h("b", {}, "Thử ngay:"), " bấm kịch bản"), h("button", { type: "button", class: "primary", testid: "welcome-story", onclick: () => { leave(); tools.play(FIRST_STORY); } }, icon("play", 18), story.title)]
      : [];
  welcome.replaceChildren(h("p", {}, words), h("div", { class: "acts" }, acts),
    h("button", { type: "button", class: "tool", "aria-label": "Đóng lời giới thiệu", onclick: leave }, icon("close", 20)));
}

const tour = () => h("span", {}, "Đây là bàn trực chạy thử: bạn đóng vai mọi người. ",
  h("span", { class: "on-wide" }, "Bên trái là điện thoại từng người, bên phải là các nhóm."),
  h("span", { class: "on-narrow" }, "Ở dưới: điện thoại từng người, các nhóm và kịch bản."));

function leave() {
  welcomed = true;
  kept.set("welcomed", "1");
  updateWelcome();
}

onChange(() => {
  document.getElementById("offline").hidden = store.online || !store.loaded;
  if (!store.bot) return;
  document.getElementById("brand").textContent = store.bot.name;
  document.title = `${store.bot.name} – chạy thử`;
  phones.update();
  groupPart.update();
  tools.update();
  updateBar();
  updateWelcome();
});

function tick() {
  if (!store.loaded) return;
  tools.tick();
  phones.tick();
}

setInterval(tick, 1000);
onChange(tick);
run();
watchBot();
