// Stands in for Dropbox's Chooser, with the interface of https://www.dropbox.com/developers/chooser: a window in which a file is
// chosen, and callbacks.
(() => {
  const script = document.getElementById("dropboxjs");
  const { origin } = new URL(script.src);
  window.Dropbox = {
    appKey: script.dataset.appKey,
    isBrowserSupported: () => true,
    choose({ success, cancel = () => {}, linkType = "preview", extensions, sizeLimit }) {
      if (!window.Dropbox.appKey) throw new Error("No app key");
      const query = new URLSearchParams({ linkType, extensions, sizeLimit });
      const chooser = window.open(`${origin}/chooser?${query}`, "dropbox", "width=640,height=552");
      const watch = setInterval(() => chooser.closed && end(cancel), 50);
      const hear = (event) => event.origin === origin && end(() => success([event.data]));
      const end = (tell) => {
        clearInterval(watch);
        removeEventListener("message", hear);
        chooser.close();
        tell();
      };
      addEventListener("message", hear);
    },
  };
})();
