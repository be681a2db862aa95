// Building elements. Every text goes in as a text node, so a message can never become markup.

const SVG = "http://www.w3.org/2000/svg";

/** An element with properties, attributes, listeners (`onclick`) and children. */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "class") element.className = value;
    else if (name === "testid") element.dataset.testid = value;
    else if (name === "style") element.style.cssText = value;
    else if (name === "value" || name === "checked" || name === "disabled" || name === "hidden" || name === "open") element[name] = value;
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

const PATHS = {
  send: "M3.4 20.4 21 12 3.4 3.6 3.4 10.2 15 12 3.4 13.8z",
  clip: "M16.5 6v11a4.5 4.5 0 0 1-9 0V5.5a3 3 0 0 1 6 0V15.5a1.5 1.5 0 0 1-3 0V6H9v9.5a3 3 0 0 0 6 0V5.5a4.5 4.5 0 0 0-9 0V17a6 6 0 0 0 12 0V6z",
  slash: "M14.5 4h2.2L9.5 20H7.3z",
  reply: "M10 9V5l-7 7 7 7v-4.1c5 0 8.5 1.6 11 5.1-1-5-4-10-11-11z",
  pen: "M3 17.2V21h3.8L17.8 9.9l-3.7-3.7zM20.7 7a1 1 0 0 0 0-1.4l-2.3-2.3a1 1 0 0 0-1.4 0l-1.8 1.8 3.7 3.7z",
  close: "M19 6.4 17.6 5 12 10.6 6.4 5 5 6.4 10.6 12 5 17.6 6.4 19 12 13.4 17.6 19 19 17.6 13.4 12z",
  down: "M7.4 8.6 12 13.2l4.6-4.6L18 10l-6 6-6-6z",
  more: "M12 8a2 2 0 1 0 0-4 2 2 0 0 0 0 4m0 2a2 2 0 1 0 0 4 2 2 0 0 0 0-4m0 6a2 2 0 1 0 0 4 2 2 0 0 0 0-4",
  photo: "M21 19V5a2 2 0 0 0-2-2H5a2 2 0 0 0-2 2v14c0 1.1.9 2 2 2h14a2 2 0 0 0 2-2M8.5 13.5l2.5 3 3.5-4.5 4.5 6H5z",
  album: "M22 16V4a2 2 0 0 0-2-2H8a2 2 0 0 0-2 2v12c0 1.1.9 2 2 2h12a2 2 0 0 0 2-2m-11-4 2 2.7 3-3.7 4 5H8zM2 6v14c0 1.1.9 2 2 2h14v-2H4V6z",
  mic: "M12 14a3 3 0 0 0 3-3V5a3 3 0 0 0-6 0v6a3 3 0 0 0 3 3m5.3-3c0 3-2.5 5.1-5.3 5.1S6.7 14 6.7 11H5c0 3.4 2.7 6.2 6 6.7V21h2v-3.3c3.3-.5 6-3.3 6-6.7z",
  pin: "M12 2a7 7 0 0 0-7 7c0 5.2 7 13 7 13s7-7.8 7-13a7 7 0 0 0-7-7m0 9.5a2.5 2.5 0 1 1 0-5 2.5 2.5 0 0 1 0 5",
  file: "M6 2a2 2 0 0 0-2 2v16c0 1.1.9 2 2 2h12a2 2 0 0 0 2-2V8l-6-6zm7 7V3.5L18.5 9z",
  play: "M8 5v14l11-7z",
  phone: "M16 1H8a3 3 0 0 0-3 3v16a3 3 0 0 0 3 3h8a3 3 0 0 0 3-3V4a3 3 0 0 0-3-3m-2 20h-4v-1h4zm3.2-3H6.8V4h10.5z",
  group: "M16 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6m-8 0a3 3 0 1 0 0-6 3 3 0 0 0 0 6m0 2c-2.3 0-7 1.2-7 3.5V19h14v-2.5C15 14.2 10.3 13 8 13m8 0-1 .1c1.2.8 2 2 2 3.4V19h6v-2.5c0-2.3-4.7-3.5-7-3.5",
  story: "M4 6H2v14c0 1.1.9 2 2 2h14v-2H4zm16-4H8a2 2 0 0 0-2 2v12c0 1.1.9 2 2 2h12a2 2 0 0 0 2-2V4a2 2 0 0 0-2-2m-8 12.5v-9l6 4.5z",
  check: "M9 16.2 4.8 12l-1.4 1.4L9 19 21 7l-1.4-1.4z",
};

/** A small picture that says nothing to a screen reader. */
export function icon(name, size = 22) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("width", size);
  svg.setAttribute("height", size);
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", PATHS[name]);
  path.setAttribute("fill", "currentColor");
  svg.append(path);
  return svg;
}

const COLOURS = ["#c0512f", "#8a5a00", "#3c7d32", "#1c7a80", "#2b6cb0", "#6b4fb8", "#b03a78", "#4a6078"];

export const colour = (id) => COLOURS[Math.abs(Number(id)) % COLOURS.length];

/** A round picture with initials. */
export function avatar(id, name, size = "") {
  const words = name.replace(/[^\p{L}\p{N} ]/gu, " ").trim().split(/\s+/);
  const letters = words.length > 1 ? words[0][0] + words[words.length - 1][0] : (words[0] || "?").slice(0, 2);
  return h("span", { class: `avatar ${size}`, style: `--tint:${colour(id)}`, "aria-hidden": "true" }, letters.toUpperCase());
}

/** Opens and closes `menu` with `button`; closes on Escape and on a press elsewhere. */
export function popover(button, menu, opened) {
  menu.hidden = true;
  button.setAttribute("aria-haspopup", "true");
  const show = (open) => {
    menu.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
    if (open) opened?.();
  };
  show(false);
  button.addEventListener("click", () => show(menu.hidden));
  document.addEventListener("pointerdown", (event) => {
    if (!menu.hidden && !menu.contains(event.target) && !button.contains(event.target)) show(false);
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      show(false);
      button.focus();
    }
  });
  return show;
}

const ZONE = "Asia/Ho_Chi_Minh";
const format = (options) => new Intl.DateTimeFormat("vi-VN", { timeZone: ZONE, ...options });
const MINUTE = format({ hour: "2-digit", minute: "2-digit", hour12: false });
const SECOND = format({ hour: "2-digit", minute: "2-digit", second: "2-digit", hour12: false });
const DAY = format({ weekday: "long", day: "numeric", month: "long" });
const DATE = format({ weekday: "long", day: "2-digit", month: "2-digit", year: "numeric" });
const SHORT = format({ weekday: "short", day: "2-digit", month: "2-digit" });

export const clockMinute = (date) => MINUTE.format(date);
export const clockSecond = (date) => SECOND.format(date);
export const dayName = (date) => capital(DAY.format(date));
export const fullDate = (date) => capital(DATE.format(date));
export const shortDate = (date) => capital(SHORT.format(date));
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

export const fullName = (person) => [person.last_name, person.first_name].filter(Boolean).join(" ");

/** What a browser kept from an earlier visit; a browser that keeps nothing is fine. */
export const kept = {
  get(key) {
    try {
      return localStorage.getItem(`trucban.${key}`);
    } catch {
      return null;
    }
  },
  set(key, value) {
    try {
      localStorage.setItem(`trucban.${key}`, String(value));
    } catch { /* private mode */ }
  },
};
