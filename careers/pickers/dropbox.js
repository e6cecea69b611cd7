import { loadScript } from "../load-script.js";
import { PickerProblem } from "./picker-problem.js";

const SCRIPT = "https://www.dropbox.com/static/api/2/dropins.js";

/**
 * Dropbox's Chooser: https://www.dropbox.com/developers/chooser. It answers with a link that is good for four hours, from
 * which the server fetches the file.
 */
export const dropbox = {
  name: "Dropbox",
  isLink: true,
  isReady: ({ dropboxAppKey }) => Boolean(dropboxAppKey),

  async pick({ dropboxAppKey, pickerScripts }, { extensions, maxBytes }) {
    // The script finds its key by this id.
    await loadScript(pickerScripts?.dropbox ?? SCRIPT, { id: "dropboxjs", "data-app-key": dropboxAppKey });
    const { Dropbox } = window;
    if (!Dropbox?.isBrowserSupported?.()) throw new PickerProblem("Blocked");
    // It opens a window, for which the press of the button is too long ago when the script was slow. The next one is not.
    if (navigator.userActivation?.isActive === false) throw new PickerProblem("Popup");
    return new Promise((resolve) => {
      Dropbox.choose({
        linkType: "direct",
        multiselect: false,
        folderselect: false,
        extensions: extensions.map((extension) => `.${extension}`),
        sizeLimit: Number.isFinite(maxBytes) ? maxBytes : undefined,
        success: ([chosen]) => resolve(chosen ? { link: { url: chosen.link, name: chosen.name, bytes: chosen.bytes } } : null),
        cancel: () => resolve(null),
      });
    });
  },
};
