import { announce, h } from "../dom.js";
import { t } from "../messages.js";

/** A place that takes one dropped file. Everything it does can also be done with the button inside it. */
export function dropZone({ content, onDrop }) {
  // Entering a child leaves the parent, so entries are counted.
  let depth = 0;
  const mark = (change) => {
    depth = Math.max(0, depth + change);
    zone.classList.toggle("is-over", depth > 0);
  };
  const zone = h("div", {
    class: "drop-zone",
    ondragenter: () => mark(1),
    ondragleave: () => mark(-1),
    ondragover: (event) => event.preventDefault(),
    ondrop: (event) => {
      event.preventDefault();
      mark(-depth);
      const { files } = event.dataTransfer;
      if (files.length > 1) announce(t("oneFileOnly"));
      else if (files.length === 1) onDrop(files);
    },
  }, content);
  return zone;
}
