// What the page knows: the server's state, the messages of every chat, what is chosen and what is unread.

import { api } from "./api.js";
import { kept } from "./dom.js";

export const store = {
  bot: null,
  people: [],
  chats: [],
  faults: [],
  stories: [],
  loaded: false,
  online: true,
  pending: 0,
  canAdvance: false,
  shift: 0, // milliseconds between the desk's clock and this machine's
  person: Number(kept.get("person")) || null,
  group: Number(kept.get("group")) || null,
  view: "phones",
  following: false, // a story is running: show what happens where it happens
  personas: new Map(), // group id → person id
  unread: new Map(), // chat id → number
  messages: new Map(), // chat id → Map(message id → message)
};

const listeners = new Set();
const seen = new Map(); // chat id → journal number up to which messages are here
const presses = new Map(); // callback id → what to do with its answer
const wide = matchMedia("(min-width: 1180px)");
let seq = 0;
let planned = false;

/** Calls `listener` after anything changed, many changes at once. */
export function onChange(listener) {
  listeners.add(listener);
}

export function changed() {
  if (planned) return;
  planned = true;
  queueMicrotask(() => {
    planned = false;
    for (const listener of listeners) listener();
  });
}

export const now = () => new Date(Date.now() + store.shift);
export const isWide = () => wide.matches;
export const personOf = (id) => store.people.find((person) => person.id === id);
export const chatOf = (id) => store.chats.find((chat) => chat.id === id);

/** The groups in use, in the order they were made; an upgraded one keeps its place. */
export function groups() {
  const order = new Map(store.chats.map((chat, i) => [chat.id, i]));
  return store.chats
    .filter((chat) => chat.type !== "private" && !chat.migrated_to)
    .sort((a, b) => order.get(firstId(a.id)) - order.get(firstId(b.id)));
}

/** The number a group had before any upgrade. */
export function firstId(id) {
  const before = store.chats.find((chat) => chat.migrated_to === id);
  return before ? firstId(before.id) : id;
}

/** Whether an order for trouble keeps the bot from reaching anything. */
export const cutOff = () => store.faults.some((fault) => fault.method === "*" && ["cut_before", "hang"].includes(fault.kind));

/** The messages of a chat, with those of the group it was upgraded from, oldest first. */
export function messagesOf(chatId) {
  const before = store.chats.find((chat) => chat.migrated_to === chatId);
  const own = [...(store.messages.get(chatId)?.values() || [])];
  return before ? [...messagesOf(before.id), ...own] : own;
}

/** The person who acts in a group: chosen there, else the phone's owner, else the first member. */
export function personaOf(group) {
  const chosen = store.personas.get(group.id);
  if (chosen && group.members.includes(chosen)) return personOf(chosen);
  if (group.members.includes(store.person)) return personOf(store.person);
  return personOf(group.members[0]);
}

export function choosePerson(id) {
  store.person = id;
  kept.set("person", id);
  for (const group of groups()) if (group.members.includes(id)) store.personas.set(group.id, id);
  read();
  changed();
}

export function chooseGroup(id) {
  store.group = id;
  kept.set("group", id);
  read();
  changed();
}

export function chooseView(view) {
  store.view = view;
  document.body.dataset.view = view;
  read();
  changed();
}

const visible = (chatId) =>
  (chatId === store.person && (isWide() || store.view === "phones")) ||
  (chatId === store.group && (isWide() || store.view === "groups"));

function read() {
  for (const id of [store.person, store.group]) if (visible(id)) store.unread.delete(id);
}

wide.addEventListener("change", () => {
  read();
  changed();
});

function takeState(state) {
  store.bot = state.bot;
  store.people = state.people;
  store.chats = state.chats;
  store.faults = state.faults || [];
  setNow(state.now);
  const moved = chatOf(store.group)?.migrated_to;
  if (moved) {
    store.personas.set(moved, store.personas.get(store.group));
    store.group = moved;
  }
  if (!personOf(store.person)) store.person = store.people[0]?.id ?? null;
  if (!groups().some((group) => group.id === store.group)) store.group = groups()[0]?.id ?? null;
}

export function setNow(iso) {
  store.shift = new Date(iso).getTime() - Date.now();
}

export async function refreshState() {
  takeState(await api.state());
  changed();
}

async function fetchChat(id) {
  const answer = await api.messages(id, seen.get(id) || 0);
  let known = store.messages.get(id);
  if (!known) store.messages.set(id, (known = new Map()));
  let last = seen.get(id) || 0;
  for (const message of answer.messages) {
    last = Math.max(last, message.seq);
    message.chat_id = id;
    if (message.deleted) known.delete(message.message_id);
    else known.set(message.message_id, message);
  }
  seen.set(id, last);
}

/** Everything from the beginning, as after a restart of the server. */
async function reset() {
  const state = await api.state();
  takeState(state);
  seq = state.seq;
  seen.clear();
  store.messages.clear();
  store.unread.clear();
  store.stories = await api.stories().catch(() => []);
  const ids = new Set([...store.people.map((person) => person.id), ...store.chats.map((chat) => chat.id)]);
  await Promise.all([...ids].map((id) => fetchChat(id).catch(() => {})));
  store.canAdvance = await api.advance(0).then(() => true, () => false);
  store.loaded = true;
  changed();
}

async function take(events) {
  const chats = new Set();
  let state = false;
  for (const event of events) {
    if (event.type === "message" || event.type === "edit" || event.type === "delete") chats.add(event.chat_id);
    else if (event.type === "clock" && event.now) setNow(event.now);
    else if (event.type === "callback") settle(event.callback_id, event);
    else state = true;
    if (!chatOf(event.chat_id) && event.chat_id) state = true;
  }
  if (state) takeState(await api.state());
  await Promise.all([...chats].map((id) => fetchChat(id).catch(() => {})));
  if (store.following) follow(events);
  for (const event of events) {
    if (event.type === "message" && !visible(event.chat_id)) {
      store.unread.set(event.chat_id, (store.unread.get(event.chat_id) || 0) + 1);
    }
  }
  read();
  changed();
}

/** While a story runs: show the phone of who writes, the group that is written to, the person who presses there. */
function follow(events) {
  const inGroup = (event) => groups().some((group) => group.id === event.chat_id);
  const written = events.filter((event) => event.type === "message" && inGroup(event)).map((event) => event.chat_id);
  if (written.length && !written.includes(store.group)) chooseGroup(written[0]);
  for (const event of events) {
    if (event.type === "message" && !event.from_bot && personOf(event.chat_id)) choosePerson(event.chat_id);
    if (event.type === "callback" && inGroup(event)) {
      if (event.chat_id !== store.group) chooseGroup(event.chat_id);
      store.personas.set(event.chat_id, event.from);
    }
  }
}

/** The answer to a press, once the bot gave it; null if it did not in half a minute. */
export function answerOf(callbackId) {
  return new Promise((resolve) => {
    const end = Date.now() + 30000;
    const look = async () => {
      if (!presses.has(callbackId)) return;
      const answer = await api.callback(callbackId).catch(() => null);
      if (!presses.has(callbackId)) return;
      if (answer?.answered || Date.now() > end) {
        presses.delete(callbackId);
        resolve(answer?.answered ? answer : null);
      } else setTimeout(look, 1500);
    };
    presses.set(callbackId, look);
    look();
  });
}

function settle(callbackId, event) {
  if (event.answered) presses.get(callbackId)?.();
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Follows the server for ever. */
export async function run() {
  for (;;) {
    try {
      if (!store.loaded || !store.online) {
        await reset();
        store.online = true;
        changed();
      }
      const answer = await api.events(seq, 25);
      if (answer.seq < seq) {
        await reset();
        continue;
      }
      seq = answer.seq;
      if (answer.events.length) await take(answer.events);
    } catch {
      store.online = false;
      changed();
      await pause(1500);
    }
  }
}

/** Looks now and then whether the bot is there and how much it has not taken yet. */
export async function watchBot() {
  for (;;) {
    await pause(3000);
    if (!store.online || document.hidden) continue;
    try {
      const [waiting, state] = await Promise.all([api.pending(), api.state()]);
      const before = JSON.stringify([store.pending, store.bot, store.faults]);
      store.pending = waiting.updates;
      takeState(state);
      if (before !== JSON.stringify([store.pending, store.bot, store.faults])) changed();
    } catch { /* the event loop tells */ }
  }
}
