// The gallery's page. What it says stands in the locales, and comes with the first answer.

const byId = (id) => document.getElementById(id);

// Telegram, around the page: https://core.telegram.org/api/web-events

let launched = new URLSearchParams(location.hash.slice(1));
try {
  // It is kept for a reload, and does not stay in the address.
  if (launched.has("tgWebAppData")) sessionStorage.setItem("launched", launched.toString());
  else launched = new URLSearchParams(sessionStorage.getItem("launched") ?? "");
  history.replaceState(null, "", location.pathname);
} catch {
  // Some browsers let a page within another one keep nothing; the address does then.
}

const listeners = {};

function tell(eventType, eventData = {}) {
  const data = JSON.stringify(eventData);
  if (window.TelegramWebviewProxy) window.TelegramWebviewProxy.postEvent(eventType, data);
  else if (window.external && "notify" in window.external) window.external.notify(JSON.stringify({ eventType, eventData }));
  else if (parent !== window) parent.postMessage(JSON.stringify({ eventType, eventData }), "*");
}

function hear(eventType, eventData) {
  for (const listener of listeners[eventType] ?? []) listener(eventData ?? {});
}

function on(eventType, listener) {
  (listeners[eventType] ??= []).push(listener);
}

const receiver = { receiveEvent: hear };
window.Telegram = { WebView: receiver };
window.TelegramGameProxy = receiver;
window.TelegramGameProxy_receiveEvent = hear;
addEventListener("message", ({ source, data }) => {
  if (source !== parent || typeof data !== "string") return;
  try {
    const { eventType, eventData } = JSON.parse(data);
    hear(eventType, eventData);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error; // other programs talk to the window, too
  }
});

function isAtLeast(version) {
  const [here, there] = [launched.get("tgWebAppVersion") ?? "6.0", version].map((text) => text.split(".").map(Number));
  return here[0] > there[0] || (here[0] === there[0] && (here[1] ?? 0) >= there[1]);
}

const COLOURS = {
  bg_color: "bg", text_color: "text", hint_color: "hint", link_color: "link",
  button_color: "button", button_text_color: "button-text", secondary_bg_color: "second",
};

const isColour = (given) => typeof given === "string" && /^#[0-9a-f]{6}$/i.test(given);

function wear(theme) {
  for (const [name, own] of Object.entries(COLOURS)) {
    if (isColour(theme?.[name])) document.documentElement.style.setProperty(`--${own}`, theme[name]);
  }
  if (isColour(theme?.bg_color)) {
    const [red, green, blue] = [1, 3, 5].map((at) => parseInt(theme.bg_color.slice(at, at + 2), 16));
    document.documentElement.style.colorScheme = 0.299 * red + 0.587 * green + 0.114 * blue < 128 ? "dark" : "light";
  }
}

function keepOff(areas) {
  for (const side of ["top", "right", "bottom", "left"]) {
    const width = areas.safe[side] + areas.content[side];
    document.documentElement.style.setProperty(`--safe-${side}`, `${width}px`);
  }
}

const nothing = { top: 0, right: 0, bottom: 0, left: 0 };
const areas = { safe: nothing, content: nothing };
on("theme_changed", ({ theme_params }) => wear(theme_params));
on("safe_area_changed", (area) => keepOff(Object.assign(areas, { safe: { ...nothing, ...area } })));
on("content_safe_area_changed", (area) => keepOff(Object.assign(areas, { content: { ...nothing, ...area } })));
on("back_button_pressed", () => closePlayer());
on("invoice_closed", ({ status }) => status === "paid" && watchBalance());
on("prepared_message_sent", () => say(words["gallery-shared"]));
on("prepared_message_failed", ({ error }) => error !== "USER_DECLINED" && say(words["gallery-not-shared"]));

// The bot.

let words = {};
let locale = "en";

class Refused extends Error {}

async function ask(path, body) {
  let answer;
  try {
    answer = await fetch(`gallery/api/${path}`, {
      method: body === undefined ? "GET" : "POST",
      headers: { Authorization: `tma ${launched.get("tgWebAppData") ?? ""}`, "Content-Type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch {
    throw new Refused(words["gallery-trouble"] ?? "…");
  }
  const said = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Refused(said.said ?? words["gallery-trouble"] ?? "…");
  return said;
}

/** Do what a button is for, once, and say why if it does not go. */
async function during(button, act) {
  button.disabled = true;
  try {
    await act();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    say(error.message);
  } finally {
    button.disabled = false;
  }
}

// What is seen.

let silence;

function say(text) {
  const said = byId("said");
  said.textContent = text;
  clearTimeout(silence);
  silence = setTimeout(() => { said.textContent = ""; }, 6000);
}

function element(name, attributes = {}, ...children) {
  const made = Object.assign(document.createElement(name), attributes);
  made.append(...children);
  return made;
}

const day = (at) => new Intl.DateTimeFormat(locale, { dateStyle: "medium" }).format(at * 1000);
const moment = (at) => new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" }).format(at * 1000);
const number = (value, options) => new Intl.NumberFormat(locale, options).format(value);

let videos = [];
let search = {};

function tile(video) {
  const about = element("span", { className: "about" },
    element("span", { className: "title", textContent: video.title }), element("span", { textContent: day(video.at) }));
  const button = element("button", { type: "button", onclick: () => openPlayer(video, button) }, about);
  button.setAttribute("aria-label", `${words["gallery-play"]}: ${video.title}, ${moment(video.at)}`);
  if (video.thumbnail) {
    const picture = element("img", { src: video.thumbnail, alt: "", decoding: "async" });
    picture.onerror = () => picture.remove();
    button.prepend(picture);
  }
  return element("li", {}, button);
}

function showVideos(found, { further }) {
  videos = further ? [...videos, ...found.videos] : found.videos;
  const tiles = found.videos.map(tile);
  if (further) byId("grid").append(...tiles);
  else byId("grid").replaceChildren(...tiles);
  byId("more-videos").hidden = !found.more;
  const isSearch = Object.values(search).some(Boolean);
  byId("nothing").textContent = videos.length ? "" : words[isSearch ? "gallery-not-found" : "history-no-videos"];
}

let asked = 0;

async function findVideos({ further }) {
  const last = further ? videos.at(-1)?.id : "";
  const mine = ++asked;
  const query = new URLSearchParams(Object.entries({ ...search, before: last }).filter(([, value]) => value));
  const found = await ask(`videos?${query}`);
  // Whoever types on has asked for something else meanwhile.
  if (mine === asked) showVideos(found, { further });
}

/** The first moment of a day where the user is, in Unix seconds. */
function dayBegins(text, daysLater = 0) {
  if (!text) return "";
  const [year, month, date] = text.split("-").map(Number);
  return Math.floor(new Date(year, month - 1, date + daysLater) / 1000);
}

let typing;

function searchSoon() {
  clearTimeout(typing);
  typing = setTimeout(() => {
    search = {
      words: byId("words").value.trim(),
      since: dayBegins(byId("since").value),
      until: dayBegins(byId("until").value, 1),
    };
    during(byId("more-videos"), () => findVideos({ further: false }));
  }, 250);
}

let player;
let opener;

async function openPlayer(video, from) {
  await during(from, async () => {
    const whole = await ask(`videos/${video.id}`);
    player = whole;
    opener = from;
    byId("player-title").textContent = whole.title;
    byId("player-words").textContent = whole.words;
    const [heading, ...lines] = whole.receipt;
    byId("receipt-title").textContent = heading;
    byId("receipt").replaceChildren(...lines.map((line) => element("li", { textContent: line })));
    byId("create-again").hidden = !whole.isCreation;
    byId("share").hidden = !isAtLeast("8.0");
    byId("screen").replaceChildren(whole.address ? film(whole) : element("p", { textContent: words["gallery-too-big"] }));
    byId("main").hidden = true;
    byId("player").hidden = false;
    scrollTo(0, 0);
    byId("player-title").focus();
    tell("web_app_setup_back_button", { is_visible: true });
  });
}

function film(video) {
  const shown = element("video", { src: video.address, controls: true, playsInline: true, preload: "metadata" });
  if (video.thumbnail) shown.poster = video.thumbnail;
  shown.setAttribute("aria-label", video.title);
  shown.onerror = () => say(words["gallery-trouble"]);
  return shown;
}

function closePlayer() {
  if (!player) return;
  player = undefined;
  byId("screen").replaceChildren();
  byId("player").hidden = true;
  byId("main").hidden = false;
  opener?.focus();
  tell("web_app_setup_back_button", { is_visible: false });
}

function showBalance({ balance }) {
  byId("balance-short").textContent = number(balance);
  byId("balance-long").textContent = number(balance);
}

let entries = 0;

async function showCredits({ further }) {
  const found = await ask(`credits?offset=${further ? entries : 0}`);
  entries = (further ? entries : 0) + found.entries.length;
  showBalance(found.account);
  byId("shop").textContent = found.shop;
  byId("packs").replaceChildren(...found.packs.map((pack) => {
    const button = element("button", { type: "button", textContent: pack.label });
    button.onclick = () => during(button, () => buy(pack));
    return button;
  }));
  const lines = found.entries.map((entry) => element("li", {},
    element("span", { textContent: entry.what }),
    element("b", { textContent: number(entry.amount, { signDisplay: "exceptZero" }).replace("-", "−") }),
    element("time", { textContent: moment(entry.at), dateTime: new Date(entry.at * 1000).toISOString() })));
  if (further) byId("entries").append(...lines);
  else byId("entries").replaceChildren(...lines);
  byId("more-entries").hidden = !found.more;
  return found.account.balance;
}

async function buy({ credits, stars }) {
  const { link } = await ask("invoice", { credits, stars });
  // t.me/$slug, and t.me/invoice/slug as it was before
  if (isAtLeast("6.1")) tell("web_app_open_invoice", { slug: new URL(link).pathname.replace(/^\/(\$|invoice\/)/, "") });
  else location.href = link;
}

/** The payment is Telegram's to tell the bot, which takes a moment. */
async function watchBalance() {
  say(words["gallery-paid"]);
  const before = byId("balance-long").textContent;
  for (const seconds of [0.3, 0.7, 1, 2, 4, 8]) {
    await new Promise((resolve) => setTimeout(resolve, 1000 * seconds));
    try {
      await showCredits({ further: false });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
    }
    if (byId("balance-long").textContent !== before) return;
  }
}

const TABS = ["videos", "credits"];

function chooseTab(chosen, { focus = false } = {}) {
  for (const name of TABS) {
    const tab = byId(`tab-${name}`);
    tab.setAttribute("aria-selected", String(name === chosen));
    tab.tabIndex = name === chosen ? 0 : -1;
    byId(name).hidden = name !== chosen;
    if (focus && name === chosen) tab.focus();
  }
  if (chosen === "credits") during(byId("more-entries"), () => showCredits({ further: false }));
}

// What the user does.

for (const name of TABS) {
  byId(`tab-${name}`).onclick = () => chooseTab(name);
  byId(`tab-${name}`).onkeydown = ({ key }) => {
    if (key === "ArrowLeft" || key === "ArrowRight") chooseTab(TABS.find((other) => other !== name), { focus: true });
  };
}
byId("search").onsubmit = (event) => { event.preventDefault(); searchSoon(); byId("words").blur(); };
for (const id of ["words", "since", "until"]) byId(id).oninput = searchSoon;
byId("more-videos").onclick = () => during(byId("more-videos"), () => findVideos({ further: true }));
byId("more-entries").onclick = () => during(byId("more-entries"), () => showCredits({ further: true }));
byId("back").onclick = closePlayer;
addEventListener("keydown", ({ key }) => key === "Escape" && closePlayer());
for (const [id, path] of [["send", "send"], ["create-again", "create-again"]]) {
  byId(id).onclick = () => during(byId(id), async () => say((await ask(`videos/${player.id}/${path}`, {})).said));
}
byId("share").onclick = () => during(byId("share"), async () => {
  const { prepared } = await ask(`videos/${player.id}/share`, {});
  tell("web_app_send_prepared_message", { id: prepared });
});

async function start() {
  let theme = {};
  try {
    theme = JSON.parse(launched.get("tgWebAppThemeParams") ?? "{}");
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error; // the page has colours of its own
  }
  wear(theme);
  tell("iframe_ready");
  tell("web_app_ready");
  tell("web_app_expand");
  tell("web_app_setup_back_button", { is_visible: false });
  tell("web_app_request_theme");
  tell("web_app_request_safe_area");
  tell("web_app_request_content_safe_area");
  try {
    const begun = await ask("start");
    ({ words, locale } = begun);
    document.documentElement.lang = locale;
    document.title = byId("title").textContent = words["gallery-title"];
    for (const each of document.querySelectorAll("[data-words]")) each.textContent = words[each.dataset.words];
    byId("words").placeholder = words["gallery-search"];
    byId("words").setAttribute("aria-label", words["gallery-search"]);
    showBalance(begun.account);
    showVideos(begun, { further: false });
    byId("main").hidden = false;
    byId("main").removeAttribute("aria-busy");
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    say(error.message);
    clearTimeout(silence);
    byId("said").classList.add("alone");
  }
}

start();
