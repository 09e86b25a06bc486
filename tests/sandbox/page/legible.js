// What of a page cannot be read, each with where it is; see legible.py.
() => {
  const found = [];
  const tolerance = 1;
  const root = document.scrollingElement;
  if (root.scrollWidth > root.clientWidth) found.push(`the page is ${root.scrollWidth - root.clientWidth} px too wide`);

  // Titles may end in "…", what a button says may not. Some text is there for screen readers alone.
  const isButton = (box) => ["BUTTON", "A"].includes(box.tagName);
  const endsInDots = (box, style) => style.textOverflow === "ellipsis" && style.overflowX !== "visible" && !isButton(box);
  const isUnseen = (element) => getComputedStyle(element).clipPath !== "none";

  function edges(text) {
    const range = document.createRange();
    range.selectNodeContents(text);
    const rects = [...range.getClientRects()];
    for (let box = text.parentElement; box !== null; box = box.parentElement) {
      const style = getComputedStyle(box), outer = box.getBoundingClientRect();
      if (endsInDots(box, style) || isUnseen(box)) return;
      if (style.display === "inline") continue;
      const isTooWide = rects.some((rect) => rect.left < outer.left - tolerance || rect.right > outer.right + tolerance);
      const hides = style.overflowY === "hidden" && box !== root && box !== document.body;
      const isTooHigh = hides && rects.some((rect) => rect.top < outer.top - tolerance || rect.bottom > outer.bottom + tolerance);
      if (isTooWide || isTooHigh) { found.push(`cut off in ${box.tagName} ${box.id || box.className}: ${text.data.trim()}`); return; }
      if (style.position === "fixed") return;
    }
  }

  function words(where, text) {
    if (/[{}]/.test(text)) found.push(`a brace in ${where}: ${text}`);
    if (/^[a-z]+(-[a-z]+)+$/.test(text.trim())) found.push(`a bare key in ${where}: ${text}`);
    if (/\b(undefined|null|NaN)\b/.test(text)) found.push(`no words in ${where}: ${text}`);
  }

  // A placeholder is in no node: it is measured in the same letters.
  function placeholder(input) {
    const style = getComputedStyle(input), pen = document.createElement("canvas").getContext("2d");
    words("a placeholder", input.placeholder);
    if (getComputedStyle(input, "::placeholder").textOverflow === "ellipsis") return;
    pen.font = style.font;
    const room = input.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
    if (pen.measureText(input.placeholder).width > room + tolerance) found.push(`a placeholder is cut off: ${input.placeholder}`);
  }

  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode, parent = text.parentElement;
    if (!text.data.trim() || ["SCRIPT", "STYLE"].includes(parent.tagName) || !parent.checkVisibility({ visibilityProperty: true })) continue;
    edges(text);
    words(parent.tagName, text.data);
  }
  for (const element of document.querySelectorAll("[aria-label], [title]")) {
    words("a label", `${element.ariaLabel ?? ""} ${element.title}`.trim());
  }
  for (const input of document.querySelectorAll("[placeholder]")) if (input.checkVisibility()) placeholder(input);
  for (const field of document.querySelectorAll("input, textarea, button, select")) {
    if (field.checkVisibility({ opacityProperty: true }) && field.scrollWidth > field.clientWidth + tolerance)
      found.push(`too wide in ${field.tagName} ${field.id}: ${field.textContent}`);
  }
  return found;
}
