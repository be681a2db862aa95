// The tools: stories, faults, new people and groups; and the clock in the top bar.

import { api } from "./api.js";
import { clockSecond, fullDate, fullName, h, icon, shortDate } from "./dom.js";
import { forms, upgrade } from "./forms.js";
import { changed, chatOf, chooseGroup, chooseView, cutOff, groups, isWide, now, personOf, setNow, store } from "./store.js";
import { complain, toast } from "./toast.js";

const FAULTS = [
  { kind: "cut_before", label: "Mất mạng", about: "Không gọi được Telegram.", order: { method: "*", kind: "cut_before", times: 0 } },
  { kind: "slow", label: "Telegram chậm", about: "Mỗi lượt gọi lâu 4 giây.", order: { method: "*", kind: "slow", seconds: 4, times: 0 } },
  { kind: "flood", label: "Lỗi 429", about: "Ba lần bị bắt chờ 10 giây.", order: { method: "sendMessage", kind: "flood", retry_after: 10, times: 3 } },
];
const MORE = [
  { kind: "cut_after", label: "Đứt sau khi gửi", about: "Tin đã nhận nhưng bot không biết. Ba lần.", order: { method: "sendMessage", kind: "cut_after", times: 3 } },
  { kind: "hang", label: "Treo", about: "Một lần gửi không bao giờ trả lời.", order: { method: "sendMessage", kind: "hang", times: 1 } },
  { kind: "status", label: "Lỗi 500", about: "Ba lần gửi bị báo lỗi máy chủ.", order: { method: "sendMessage", kind: "status", status: 500, times: 3 } },
  { kind: "html", label: "Trả về HTML", about: "Ba lần gửi nhận trang lỗi 502.", order: { method: "sendMessage", kind: "html", times: 3 } },
  { kind: "garbage", label: "Trả về rác", about: "Ba lần gửi nhận dữ liệu hỏng.", order: { method: "sendMessage", kind: "garbage", times: 3 } },
];
const ALL = [...FAULTS, ...MORE];
const JUMPS = [[60, "1 phút"], [300, "5 phút"], [3600, "1 giờ"]];

export function makeTools(log) {
  const stories = h("div", { class: "stories" });
  const switches = h("div", { class: "switches" });
  const others = h("div", { class: "switches" });
  const held = new Map(); // story id → parts
  const lamps = new Map(); // fault kind → switch

  const lamp = (id, label, about, flip) => {
    const words = h("small", {}, about);
    const button = h("button", { type: "button", class: "switch", role: "switch", "aria-checked": "false", testid: `fault-${id}`, onclick: flip },
      h("span", {}, h("strong", {}, label), words), h("i", { "aria-hidden": "true" }));
    return { button, words };
  };
  for (const fault of ALL) {
    const made = lamp(fault.kind, fault.label, fault.about, () => flip(fault).catch(complain));
    lamps.set(fault.kind, made.button);
    (FAULTS.includes(fault) ? switches : others).append(made.button);
  }
  const blocked = lamp("block", "Chặn bot", "", () => {
    const person = personOf(store.person);
    if (person) api.block(person.id, !person.blocked).catch(complain);
  });
  const migrated = lamp("migrate", "Nhóm lên supergroup", "", () => {
    const group = chatOf(store.group);
    if (group?.type === "group") upgrade(group.id).catch(complain);
  });
  switches.append(blocked.button, migrated.button);

  document.getElementById("tools").append(
    h("div", { class: "card" }, h("h2", {}, "Kịch bản"), stories),
    h("div", { class: "card" }, h("h2", {}, "Sự cố"), switches,
      h("details", {}, h("summary", {}, "Lỗi kỹ thuật khác"), others)),
    h("div", { class: "card" }, h("h2", {}, "Người và nhóm"), h("div", { class: "adders" },
      h("button", { type: "button", testid: "add-person", onclick: forms.person }, "Thêm người"),
      h("button", { type: "button", testid: "add-group", onclick: () => forms.group() }, "Thêm nhóm")),
    h("button", { type: "button", class: "quiet", testid: "open-log", onclick: log.open }, "Nhật ký API")));

  const advance = document.getElementById("advance");
  for (const [seconds, name] of JUMPS) {
    const button = h("button", { type: "button", testid: `advance-${seconds}`, "aria-label": `Tua ${name}`, onclick: () => jump(seconds, name, button) },
      h("span", { class: "long" }, "Tua "), h("span", { class: "plus" }, "+"), name);
    advance.append(button);
  }

  async function jump(seconds, name, button) {
    button.disabled = true;
    try {
      setNow((await api.advance(seconds)).now);
      toast(`Đã tua ${name}.`);
    } catch (error) {
      if (error.status === 409) store.canAdvance = false;
      complain(error);
    }
    button.disabled = false;
    changed();
  }

  async function flip(fault) {
    const on = store.faults.filter((one) => one.kind === fault.kind);
    if (on.length) await Promise.all(on.map((one) => api.removeFault(one.id).catch(() => {})));
    else await api.addFault(fault.order);
    store.faults = (await api.state()).faults;
    changed();
  }

  function card(story) {
    const note = h("span", { class: "note", "aria-live": "polite" });
    const fill = h("i", {});
    const button = h("button", { type: "button", class: "story", testid: `story-${story.id}`, onclick: () => play(story.id) },
      h("span", { class: "go" }, icon("play", 20)),
      h("span", { class: "story-words" }, h("strong", {}, story.title), h("span", { class: "about" }, story.description || story.about || ""), note),
      h("span", { class: "progress", "aria-hidden": "true" }, fill));
    return { button, note, fill };
  }

  function show(id, state, note, part) {
    const parts = held.get(id);
    if (!parts) return;
    parts.button.dataset.state = state;
    parts.note.textContent = note;
    parts.fill.style.width = `${Math.round(part * 100)}%`;
  }

  /** Runs a story and shows how far it is. */
  async function play(id) {
    const story = store.stories.find((one) => one.id === id);
    if (!story || store.following) return;
    store.following = true;
    changed();
    if (!isWide()) chooseView("phones");
    show(id, "running", "Đang chạy…", 0.05);
    try {
      const { run_id } = await api.runStory(id);
      for (;;) {
        const run = await api.storyRun(run_id);
        const part = run.step / (run.steps || story.steps || run.step || 1);
        if (run.state === "failed") throw new Error(run.error || "Kịch bản dừng giữa chừng.");
        if (run.state !== "running") break;
        show(id, "running", run.note || "Đang chạy…", part);
        await new Promise((resolve) => setTimeout(resolve, 300));
      }
      show(id, "done", "Đã chạy xong.", 1);
      finished(story);
    } catch (error) {
      show(id, "failed", error.message, 1);
      toast(`${story.title}: ${error.message}`, { kind: "error", seconds: 7 });
    }
    await new Promise((resolve) => setTimeout(resolve, 800)); // the last messages of the story are still on their way
    store.following = false;
    changed();
  }

  function finished(story) {
    const text = `Đã chạy xong “${story.title}”.`;
    const group = chatOf(store.group);
    if (isWide()) {
      const other = groups().find((one) => store.unread.get(one.id));
      toast(text, other ? { action: { label: `Xem “${other.title}”`, run: () => chooseGroup(other.id) }, seconds: 8 } : {});
    } else if (group) toast(text, { action: { label: "Xem nhóm", run: () => chooseView("groups") }, seconds: 9 });
  }

  return {
    play,
    update() {
      for (const [id, parts] of held) if (!store.stories.some((story) => story.id === id)) { parts.button.remove(); held.delete(id); }
      store.stories.forEach((story) => {
        if (held.has(story.id)) return;
        held.set(story.id, card(story));
        stories.append(held.get(story.id).button);
      });
      for (const parts of held.values()) parts.button.disabled = store.following;
      for (const fault of ALL) lamps.get(fault.kind).setAttribute("aria-checked", String(store.faults.some((one) => one.kind === fault.kind)));
      const person = personOf(store.person);
      blocked.button.setAttribute("aria-checked", String(Boolean(person?.blocked)));
      blocked.button.disabled = !person;
      blocked.words.textContent = person ? `${fullName(person)} chặn bot.` : "Chọn một người trước.";
      const group = chatOf(store.group);
      const basic = group?.type === "group";
      migrated.button.setAttribute("aria-checked", String(Boolean(group && !basic)));
      migrated.button.disabled = !basic;
      migrated.words.textContent = !group ? "Chọn một nhóm trước." : basic ? `“${group.title}” đổi sang số mới.` : `“${group.title}” là nhóm lớn.`;
      advance.hidden = !store.canAdvance;
      showChips();
    },
    tick() {
      document.getElementById("hours").textContent = clockSecond(now());
      document.getElementById("day").textContent = fullDate(now());
      document.getElementById("short-day").textContent = shortDate(now());
    },
  };

  function showChips() {
    const room = document.getElementById("chips");
    const live = store.bot.connected && store.online && !cutOff();
    const sign = [live, cutOff(), ...store.faults.map((fault) => fault.kind)].join();
    if (!store.loaded || room.dataset.sign === sign) return; // a live region speaks whenever it is refilled
    room.dataset.sign = sign;
    const shown = cutOff() ? [] : [h("span", { class: `chip ${live ? "good" : "bad"}` }, h("i", {}), live ? "Bot đang trực" : "Bot chưa kết nối")];
    for (const kind of new Set(store.faults.map((fault) => fault.kind))) {
      const known = ALL.find((fault) => fault.kind === kind) || { kind, label: kind };
      shown.push(h("button", { type: "button", class: "chip bad", "aria-label": `Tắt sự cố ${known.label}`, onclick: () => flip(known).catch(complain) }, known.label, icon("close", 14)));
    }
    room.replaceChildren(...shown);
  }
}
