// Stands in for Google's loader and the Picker that it loads: https://developers.google.com/workspace/drive/picker/reference
(() => {
  const { origin } = new URL(document.currentScript.src);

  class DocsView {
    constructor(id) { this.id = id; }
    setMimeTypes(types) { this.types = types; return this; }
    setMode() { return this; }
    setIncludeFolders() { return this; }
  }

  class PickerBuilder {
    settings = {};
    addView(view) { this.settings.types = view.types; return this; }
    setOAuthToken(token) { this.settings.token = token; return this; }
    setDeveloperKey(key) { this.settings.key = key; return this; }
    setAppId(id) { this.settings.app = id; return this; }
    setOrigin(page) { this.settings.page = page; return this; }
    setLocale(locale) { this.settings.locale = locale; return this; }
    setCallback(callback) { this.callback = callback; return this; }
    build() { return new Picker(this.settings, this.callback); }
  }

  class Picker {
    constructor(settings, callback) {
      this.frame = document.createElement("iframe");
      this.frame.title = "Google Drive";
      this.frame.src = `${origin}/picker?${new URLSearchParams(settings)}`;
      const hear = (event) => {
        if (event.source !== this.frame.contentWindow) return;
        if (event.data.action !== "loaded") {
          removeEventListener("message", hear);
          this.frame.remove();
        }
        callback(event.data);
      };
      addEventListener("message", hear);
    }
    setVisible() { document.body.append(this.frame); }
  }

  const picker = {
    DocsView,
    PickerBuilder,
    ViewId: { DOCS: "all" },
    DocsViewMode: { LIST: "list" },
    Action: { PICKED: "picked", CANCEL: "cancel", LOADED: "loaded", ERROR: "error" },
    Response: { ACTION: "action", DOCUMENTS: "docs" },
    Document: { ID: "id", NAME: "name", MIME_TYPE: "mimeType" },
  };
  window.gapi = {
    load(name, { callback }) {
      window.google = { ...window.google, [name]: picker };
      setTimeout(callback);
    },
  };
})();
