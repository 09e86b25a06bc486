"use strict";
// The Mini App that the page shows, and what it and Telegram tell each other, as at https://core.telegram.org/api/web-events.

const VERSION = "9.1";
const ALLOWED = "allow-scripts allow-same-origin allow-popups allow-forms allow-modals allow-storage-access-by-user-activation";
const NO_INSETS = { top: 0, bottom: 0, left: 0, right: 0 };
const COLOURS = {
  bg_color: "--panel", secondary_bg_color: "--ground", text_color: "--ink", hint_color: "--soft", link_color: "--accent",
  button_color: "--accent", button_text_color: "--on-accent", header_bg_color: "--panel", bottom_bar_bg_color: "--panel",
  accent_text_color: "--accent", section_bg_color: "--panel", section_header_text_color: "--accent",
  section_separator_color: "--line", subtitle_text_color: "--soft", destructive_text_color: "--bad",
};
const parts = Object.fromEntries(["app", "app-head", "app-title", "app-back", "app-close", "stage"].map((id) => [id, document.getElementById(id)]));
let app = null, decline = null;

async function openApp(from) {
  const user = current, opener = document.activeElement;
  const told = await act("open-app", { user, ...from });
  if (!told.url || user !== current) return;
  closeApp();
  const frame = make("iframe", { title: told.title, src: addressOf(told) });
  frame.dataset.testid = "mini-app";
  frame.setAttribute("sandbox", ALLOWED);
  frame.addEventListener("load", ready);
  app = { frame, opener, origin: null };
  parts["app-title"].textContent = told.title;
  parts.stage.setAttribute("aria-busy", "true");
  parts.stage.replaceChildren(frame);
  parts.app.hidden = false;
  parts["app-close"].focus();
}

function addressOf({ url, start_param, init_data }) {
  const address = new URL(url);
  if (start_param) address.searchParams.set("tgWebAppStartParam", start_param);
  const told = { tgWebAppData: init_data, tgWebAppVersion: VERSION, tgWebAppPlatform: "weba", tgWebAppThemeParams: JSON.stringify(themeParams()) };
  const words = Object.entries(told).map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&");
  address.hash = address.hash ? `${address.hash}&${words}` : words;
  return address.href;
}

function closeApp() {
  if (app === null) return;
  const { opener } = app;
  app = decline = null;
  parts.app.hidden = parts["app-back"].hidden = true;
  parts["app-head"].removeAttribute("style");
  parts.stage.removeAttribute("style");
  parts.stage.replaceChildren();
  opener?.focus();
}

function ready() { parts.stage.removeAttribute("aria-busy"); }

// Whoever has said nothing yet does not listen either, and their origin is not known for sure.
function tell(eventType, eventData = {}) {
  if (app !== null && app.origin !== null) app.frame.contentWindow.postMessage(JSON.stringify({ eventType, eventData }), app.origin);
}

// A browser computes `light-dark()` and the like to rgb(…), Mini Apps read #rrggbb.
function themeParams() {
  const probe = make("i", { hidden: true });
  document.body.append(probe);
  const params = Object.fromEntries(Object.entries(COLOURS).map(([name, variable]) => {
    probe.style.color = `var(${variable})`;
    const levels = getComputedStyle(probe).color.match(/\d+/g).slice(0, 3);
    return [name, `#${levels.map((level) => Number(level).toString(16).padStart(2, "0")).join("")}`];
  }));
  probe.remove();
  return params;
}

function tellViewport() {
  const { clientWidth: width, clientHeight: height } = parts.stage;
  tell("viewport_changed", { width, height, is_expanded: true, is_state_stable: true });
}

function tellTheme() { tell("theme_changed", { theme_params: themeParams() }); }

function paint(part, { color, color_key }) {
  if (Object.hasOwn(COLOURS, color_key)) {
    part.style.background = `var(${COLOURS[color_key]})`;
    part.style.color = "";
  } else if (/^#[0-9a-f]{6}$/i.test(color)) {
    const [red, green, blue] = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16));
    part.style.background = color;
    part.style.color = 0.299 * red + 0.587 * green + 0.114 * blue > 140 ? "#17212b" : "#fff";
  }
}

// What covers the Mini App until it is answered; `refused` is told when it is closed instead.
function openSheet(title, about, buttons, refused) {
  decline?.();
  const heading = make("h3", { textContent: title, id: "sheet-title" });
  const sheet = make("div", { className: "sheet" }, heading, about ? make("p", { textContent: about }) : null, ...buttons,
    make("button", { type: "button", textContent: "Close", onclick: () => decline?.() }));
  sheet.setAttribute("role", "dialog");
  sheet.setAttribute("aria-modal", "true");
  sheet.setAttribute("aria-labelledby", "sheet-title");
  sheet.dataset.testid = "mini-app-sheet";
  const { frame } = app;
  frame.inert = true;
  parts.stage.append(sheet);
  sheet.querySelector("button").focus();
  const close = () => { sheet.remove(); frame.inert = false; decline = null; frame.focus(); };
  decline = () => { close(); refused(); };
  return { sheet, close };
}

// While the bot is asked, the answer cannot be changed; whoever closes the Mini App meanwhile is told nothing of it.
async function decided({ sheet, close }, name, body) {
  const { frame } = app;
  decline = null;
  for (const button of sheet.querySelectorAll("button")) button.disabled = true;
  const done = await act(name, body);
  if (app?.frame === frame) { close(); return done; }
  return null;
}

async function openInvoice({ slug }) {
  const { frame } = app;
  const invoice = await act("open-invoice", { user: current, slug });
  if (app?.frame !== frame) return;
  const tellStatus = (status) => tell("invoice_closed", { slug, status });
  if (!invoice.title) { tellStatus("failed"); return; }
  const pay = make("button", { type: "button", className: "first", textContent: `Pay ⭐️${invoice.stars}`, onclick: async () => {
    const done = await decided(sheet, "pay-link", { user: current, slug });
    if (done !== null) tellStatus(done.status ?? "failed");
  } });
  const sheet = openSheet(invoice.title, invoice.description, [pay], () => tellStatus("cancelled"));
}

async function sendPrepared({ id }) {
  const { frame } = app;
  const prepared = await act("open-prepared", { user: current, id });
  if (app?.frame !== frame) return;
  const fail = (error) => tell("prepared_message_failed", { error });
  if (!prepared.chats) { fail(prepared.failed ?? "UNKNOWN_ERROR"); return; }
  const buttons = prepared.chats.map((chat) => make("button", { type: "button", textContent: chat.name, onclick: async () => {
    const done = await decided(sheet, "send-prepared", { user: current, id, chat: chat.id });
    if (done?.said) tell("prepared_message_sent"); else if (done !== null) fail(done.failed ?? "MESSAGE_SEND_FAILED");
  } }));
  const sheet = openSheet("Send to…", null, buttons, () => fail("USER_DECLINED"));
}

// Telegram shows the chat that the link leads to, with the Mini App out of the way.
function openTelegramLink({ path_full }) {
  const address = `https://t.me${path_full}`;
  const follow = followed(address);
  if (follow === null) { openLink({ url: address }); return; }
  closeApp();
  go(PRIVATE);
  follow();
}

function openLink({ url }) {
  if (/^https?:\/\//i.test(url)) window.open(url, "_blank", "noopener,noreferrer");
}

const HEARD = {
  web_app_ready: ready,
  web_app_expand: tellViewport,
  web_app_close: closeApp,
  web_app_request_theme: tellTheme,
  web_app_request_viewport: tellViewport,
  web_app_request_safe_area: () => tell("safe_area_changed", NO_INSETS),
  web_app_request_content_safe_area: () => tell("content_safe_area_changed", NO_INSETS),
  web_app_setup_back_button: ({ is_visible }) => { parts["app-back"].hidden = !is_visible; },
  web_app_open_invoice: openInvoice,
  web_app_send_prepared_message: sendPrepared,
  web_app_open_tg_link: openTelegramLink,
  web_app_open_link: openLink,
  web_app_set_header_color: (asked) => paint(parts["app-head"], asked),
  web_app_set_background_color: (asked) => paint(parts.stage, asked),
};

window.addEventListener("message", (event) => {
  if (app === null || event.source !== app.frame.contentWindow) return;
  let told;
  try { told = JSON.parse(event.data); } catch { return; }
  app.origin = event.origin;
  if (Object.hasOwn(HEARD, told?.eventType)) HEARD[told.eventType](told.eventData || {});
});
window.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || app === null) return;
  if (decline !== null) decline(); else if (!app.frame.inert) closeApp();
});
parts["app-back"].addEventListener("click", () => tell("back_button_pressed"));
parts["app-close"].addEventListener("click", closeApp);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", tellTheme);
new ResizeObserver(() => { if (app !== null) tellViewport(); }).observe(parts.stage);
