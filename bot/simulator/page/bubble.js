// One message as an element: text with its entities, media, what it answers, its buttons.

import { clockMinute, colour, fullName, h, icon } from "./dom.js";
import { personOf, store } from "./store.js";

const TAGS = {
  bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code", pre: "pre", spoiler: "span",
  blockquote: "blockquote", expandable_blockquote: "blockquote",
};

const relative = (url) => String(url).replace(/^\//, "");

/** A text with its entities as nodes. Offsets count UTF-16 units, as JavaScript strings do. */
export function formatted(text, entities, onCommand) {
  const edges = new Set([0, text.length]);
  for (const entity of entities) {
    edges.add(Math.min(text.length, entity.offset));
    edges.add(Math.min(text.length, entity.offset + entity.length));
  }
  const cuts = [...edges].sort((a, b) => a - b);
  const root = document.createDocumentFragment();
  for (let i = 0; i + 1 < cuts.length; i += 1) {
    const piece = text.slice(cuts[i], cuts[i + 1]);
    const over = entities
      .filter((entity) => entity.offset <= cuts[i] && entity.offset + entity.length >= cuts[i + 1])
      .sort((a, b) => b.length - a.length);
    let node = document.createTextNode(piece);
    for (const entity of over.reverse()) node = wrapped(node, entity, piece, onCommand);
    root.append(node);
  }
  return root;
}

function wrapped(node, entity, piece, onCommand) {
  if (entity.type === "bot_command" && onCommand) {
    return h("button", { type: "button", class: "command", onclick: () => onCommand(piece) }, node);
  }
  if (entity.type === "text_link" || entity.type === "url") {
    const url = entity.url || (/^[a-z]+:/i.test(piece) ? piece : `https://${piece}`);
    if (/^https?:\/\//i.test(url)) return h("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, node);
  }
  if (["mention", "hashtag", "phone_number", "email", "text_mention", "bot_command"].includes(entity.type)) {
    return h("span", { class: "link" }, node);
  }
  const tag = TAGS[entity.type];
  return tag ? h(tag, entity.type === "spoiler" ? { class: "spoiler" } : {}, node) : node;
}

/** What a message says, in one line. */
export function summary(message) {
  const words = message.text || message.caption;
  if (words) return words.replace(/\s+/g, " ").slice(0, 160);
  if (message.service) return message.service;
  if (message.photo_url) return "Ảnh";
  if (message.voice) return "Ghi âm";
  if (message.location) return "Vị trí";
  if (message.video) return "Video";
  if (message.document) return message.document.name || "Tệp";
  return "Tin nhắn";
}

/** The name shown over a message. */
export function senderName(message) {
  const person = personOf(message.from.id);
  return person ? fullName(person) : message.from.first_name;
}

/**
 * The element of a message.
 * `look`: own (right side), first/last of a run by one sender, named (show the sender), quoted (the message answered).
 * `act`: press(button, element), reply(), edit(), jump(id), command(text); `act.press` is null where nothing can be pressed.
 */
export function bubble(message, look, act) {
  if (message.service) {
    return h("div", { class: "service", testid: "message", "data-message-id": message.message_id }, h("span", {}, message.service));
  }
  const media = mediaOf(message);
  const words = message.text || message.caption;
  const body = h("div", { class: `bubble${media.length ? " has-media" : ""}${words ? "" : " bare"}` });
  if (look.named) body.append(nameLine(message));
  if (message.forwarded) body.append(h("div", { class: "forwarded" }, "Tin chuyển tiếp"));
  if (message.reply_to) body.append(quote(look.quoted, message.reply_to, act));
  body.append(...media);
  if (words) body.append(h("div", { class: "words" }, formatted(words, message.entities || [], act.command), spacer(message, look)));
  body.append(meta(message, look));
  const side = h("div", { class: "side" }, body);
  if (message.buttons?.length) side.append(keyboard(message, act));
  const classes = ["message", look.own ? "own" : "other", look.first && "first", look.last && "last"];
  return h("div", {
    class: classes.filter(Boolean).join(" "), testid: "message", "data-message-id": message.message_id, tabindex: "-1",
  }, side, handles(message, look, act));
}

function nameLine(message) {
  const person = personOf(message.from.id);
  const shade = message.from.is_bot ? "var(--accent)" : colour(message.from.id);
  return h("div", { class: "name", style: `color:${shade}` }, senderName(message),
    person?.title && h("span", { class: "title" }, person.title));
}

function quote(quoted, id, act) {
  const line = h("button", { type: "button", class: "quote", onclick: () => act.jump(id) });
  if (!quoted) line.append(h("span", {}, "Tin đã xoá"));
  else line.append(h("strong", {}, senderName(quoted)), h("span", {}, summary(quoted)));
  return line;
}

const stamp = (message, look) =>
  `${message.edited ? "đã sửa " : ""}${clockMinute(new Date(message.date))}${look.own ? " ✓✓" : ""}`;

/** Room for the time on the last line of text. */
const spacer = (message, look) => h("span", { class: "spacer", "aria-hidden": "true" }, stamp(message, look));

function meta(message, look) {
  return h("div", { class: "meta" },
    message.edited && h("span", { class: "edited" }, "đã sửa"),
    h("time", { datetime: message.date }, clockMinute(new Date(message.date))),
    look.own && icon("check", 14));
}

function keyboard(message, act) {
  const rows = message.buttons.map((row) => h("div", { class: "keys" }, row.map((button) => {
    if (button.url) return h("a", { href: /^https?:/i.test(button.url) ? button.url : "#", target: "_blank", rel: "noopener noreferrer" }, button.text);
    const element = h("button", { type: "button", disabled: !act.press, "data-key": button.data }, button.text);
    element.addEventListener("click", () => act.press(button, element));
    return element;
  })));
  return h("div", { class: "keyboard", role: "group", "aria-label": "Nút của tin nhắn" }, rows);
}

function handles(message, look, act) {
  return h("div", { class: "handles" },
    act.reply && h("button", { type: "button", title: "Trả lời tin này", "aria-label": "Trả lời tin này", onclick: act.reply }, icon("reply", 17)),
    look.own && act.edit && (message.text || message.caption) &&
      h("button", { type: "button", title: "Chỉnh lại tin này", "aria-label": "Chỉnh lại tin này", onclick: act.edit }, icon("pen", 16)));
}

function mediaOf(message) {
  const found = [];
  if (message.photo_url) {
    const link = h("a", { class: "photo", href: relative(message.photo_url), target: "_blank", rel: "noopener" },
      h("img", { src: relative(message.photo_url), alt: "Ảnh trong tin nhắn", loading: "lazy" }));
    found.push(link);
  }
  if (message.voice) found.push(voice(message.voice));
  if (message.location) found.push(place(message.location));
  if (message.video) found.push(file({ name: message.video.name || "Video", url: message.video.url }));
  if (message.document) found.push(file(message.document));
  if (message.contact) found.push(h("div", { class: "file" }, `${message.contact.first_name}: ${message.contact.phone_number}`));
  if (message.sticker) found.push(h("div", { class: "sticker" }, message.sticker));
  return found;
}

function voice(media) {
  const bars = [7, 12, 18, 10, 20, 14, 8, 16, 22, 12, 6, 14, 19, 9, 15, 21, 11, 7, 13, 17, 9, 6];
  const wave = h("span", { class: "wave", "aria-hidden": "true" }, bars.map((size) => h("i", { style: `height:${size}px` })));
  const seconds = media.duration || 0;
  const play = h("button", { type: "button", class: "play", "aria-label": "Nghe đoạn ghi âm" }, icon("play", 22));
  play.addEventListener("click", () => {
    wave.classList.remove("playing");
    void wave.offsetWidth;
    wave.classList.add("playing");
    wave.style.setProperty("--length", `${Math.max(1, seconds)}s`);
    new Audio(relative(media.url)).play().catch(() => {}); // a sample without sound only moves
  });
  return h("div", { class: "voice" }, play, h("div", {}, wave, h("small", {}, `0:${String(seconds).padStart(2, "0")}`)));
}

function place(location) {
  const at = [location.latitude, location.longitude].map((value) => Number(value).toFixed(5)).join(", ");
  return h("div", { class: "place", role: "img", "aria-label": `Vị trí ${at}` },
    h("span", { class: "map" }, h("span", { class: "needle" }, icon("pin", 34))), h("small", {}, `Vị trí: ${at}`));
}

function file(document) {
  return h("a", { class: "file", href: relative(document.url || "#"), download: document.name || "tep" },
    h("span", { class: "file-icon", "aria-hidden": "true" }, icon("file", 22)),
    h("span", {}, h("strong", {}, document.name || "Tệp"), h("small", {}, "Bấm để tải về")));
}

/** Whether the bot wrote it. */
export const fromBot = (message) => message.from.is_bot && message.from.id === store.bot?.id;
