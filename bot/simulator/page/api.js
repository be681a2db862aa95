// The control API of the simulator, as promises. A refusal is an Error whose message is a sentence for people.

async function call(verb, path, body) {
  const answer = await fetch(`_sim/${path}`, {
    method: verb,
    headers: body === undefined ? {} : { "Content-Type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
    cache: "no-store",
  });
  let data = {};
  try {
    data = await answer.json();
  } catch {
    if (answer.ok) throw new Error("Máy chạy thử trả lời không đúng dạng.");
  }
  if (!answer.ok) {
    const refused = new Error((data && data.error) || `Máy chạy thử từ chối (mã ${answer.status}).`);
    refused.status = answer.status;
    throw refused;
  }
  return data;
}

const get = (path) => call("GET", path);
const post = (path, body = {}) => call("POST", path, body);

export const api = {
  state: () => get("state"),
  messages: (chat, after = 0) => get(`chats/${chat}/messages?after=${after}`),
  events: (after, timeout = 25) => get(`events?after=${after}&timeout=${timeout}`),
  pending: () => get("pending"),
  log: (after) => get(`log?after=${after}`),
  addPerson: (person) => post("people", person),
  addGroup: (group) => post("groups", group),
  changeMembers: (group, add, remove) => post(`groups/${group}/members`, { add, remove }),
  setBot: (group, status) => post(`groups/${group}/bot`, { status }),
  migrate: (group) => post(`groups/${group}/migrate`),
  start: (person, payload) => post("start", payload ? { person, payload } : { person }),
  say: (said) => post("say", said),
  edit: (from, chat, message_id, text) => post("edit", { from, chat, message_id, text }),
  press: (from, chat, message_id, data) => post("press", { from, chat, message_id, data }),
  callback: (id) => get(`callbacks/${id}`),
  block: (person, blocked) => post("block", { person, blocked }),
  addFault: (fault) => post("faults", fault),
  removeFault: (id) => call("DELETE", `faults/${id}`),
  clearFaults: () => call("DELETE", "faults"),
  advance: (seconds) => post("clock", { advance_seconds: seconds }),
  stories: async () => {
    const listed = await get("stories");
    return Array.isArray(listed) ? listed : listed.stories || [];
  },
  runStory: (id) => post(`stories/${id}`),
  storyRun: (id) => get(`stories/runs/${id}`),
};
