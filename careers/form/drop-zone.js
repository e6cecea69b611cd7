import { announce, h } from "../dom.js";
import { t } from "../messages.js";

/**
 * A place that takes one dropped file. Everything it does can also be done with the button inside it. A click on it gives it the
 * focus, so that what is pasted then comes here.
 */
export function dropZone({ content, onDrop }) {
  // Entering a child leaves the parent, so entries are counted.
  let depth = 0;
  const mark = (change) => {
    depth = Math.max(0, depth + change);
    zone.classList.toggle("is-over", depth > 0);
  };
  const zone = h("div", {
    class: "drop-zone",
    tabindex: "-1",
    ondragenter: () => mark(1),
    ondragleave: () => mark(-1),
    ondragover: (event) => event.preventDefault(),
    ondrop: (event) => {
      event.preventDefault();
      mark(-depth);
      takeOne(event.dataTransfer.files, onDrop);
    },
  }, content);
  return zone;
}

/** What is pasted: one file, or a text. Some programs put a picture beside the text that was copied; the text is meant. */
export function pasted(event, { onFile, onText }) {
  const { files } = event.clipboardData;
  const text = event.clipboardData.getData("text/plain");
  const arePictures = [...files].every(({ type }) => type.startsWith("image/"));
  if (files.length === 0 && !(text.trim() && onText)) return;
  event.preventDefault();
  if (text.trim() && onText && arePictures) onText(text);
  else takeOne(files, onFile);
}

function takeOne(files, take) {
  if (files.length > 1) announce(t("oneFileOnly"));
  else if (files.length === 1) take(files[0]);
}
