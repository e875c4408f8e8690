/**
 * A page that stands for WhatsApp's own: the modules that whatsapp-web.js asks for by name, as far as it uses them before a message goes
 * out. `window.played` is the hand of the test: it lets a line come in, and keeps what is sent.
 */
export const STUB_VERSION = '9.9.9';

export const STUB_PAGE = `<!doctype html><html><head><meta charset="utf-8"></head><body>A stand-in for WhatsApp<script>
window.Debug = { VERSION: '${STUB_VERSION}' };
const listeners = {};
const model = (own = {}) => Object.assign({
  on(event, listener) {
    (listeners[event] ??= []).push(listener);
    // The phone is linked as soon as somebody waits for it.
    if (event === 'change:hasSynced') setTimeout(listener, 20);
  },
  off() {}, once() {},
}, own);
// Anything else that is asked for: every property is there, every call gives nothing.
const anything = () => new Proxy(function () {}, {
  get(target, key) {
    if (key === 'then') return undefined;
    if (key === Symbol.toPrimitive) return () => 'x';
    if (!(key in target)) target[key] = anything();
    return target[key];
  },
  apply() { return undefined; },
  construct() { return {}; },
});
const own = { _serialized: '78630000000@c.us', user: '78630000000', server: 'c.us' };
const modules = {
  WAWebSocketModel: { Socket: model({ state: 'CONNECTED', hasSynced: true, logout() {} }) },
  WAWebCmd: { Cmd: model() },
  WAWebConnModel: { Conn: { serialize() { return { pushname: 'Salon', platform: 'web' }; }, ...model() } },
  WAWebUserPrefsMeUser: { getMaybeMePnUser() { return own; }, getMaybeMeLidUser() {} },
  WAWebCollections: {
    Msg: model({ get() { return null; }, on() {} }), Chat: model({ getModelsArray() { return []; } }), Call: model(), PollVote: model(), Contact: model(),
  },
};
window.require = (name) => (modules[name] ??= anything());
const line = (id, fromMe, body) => ({
  id: { fromMe, remote: '79281234567@c.us', id, _serialized: (fromMe ? 'true' : 'false') + '_79281234567@c.us_' + id },
  body, from: fromMe ? own._serialized : '79281234567@c.us', to: fromMe ? '79281234567@c.us' : own._serialized,
  type: 'chat', t: 1760000000, ack: fromMe ? 1 : 0, isNewMsg: true, notifyName: 'Анна',
});
window.played = {
  sent: [],
  says(id, body) { window.onAddMessageEvent(line(id, false, body)); },
};
// What the library puts into the page, with its last steps played.
const played = {
  getChats: async () => [],
  getChat: async () => ({ id: 'x' }),
  sendSeen: async () => {},
  sendMessage: async (chat, content) => { window.played.sent.push(content); return line('OUT' + window.played.sent.length, true, content); },
  getMessageModel: (message) => message,
};
let injected;
Object.defineProperty(window, 'WWebJS', {
  get: () => injected,
  set: (functions) => { injected = new Proxy(functions, { get: (own, key) => played[key] ?? own[key] }); },
});
</script></body></html>`;
