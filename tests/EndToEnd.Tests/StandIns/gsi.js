// Stands in for Google Identity Services' token client:
// https://developers.google.com/identity/oauth2/web/reference/js-reference
(() => {
  const { origin } = new URL(document.currentScript.src);
  const initTokenClient = ({ client_id, scope, callback, error_callback }) => ({
    requestAccessToken() {
      const consent = window.open(`${origin}/consent?${new URLSearchParams({ client_id, scope })}`, "google", "width=500,height=600");
      if (!consent) return error_callback({ type: "popup_failed_to_open" });
      const watch = setInterval(() => consent.closed && end(() => error_callback({ type: "popup_closed" })), 50);
      const hear = (event) => event.origin === origin && end(() => callback(event.data));
      const end = (tell) => {
        clearInterval(watch);
        removeEventListener("message", hear);
        consent.close();
        tell();
      };
      addEventListener("message", hear);
    },
  });
  const hasGrantedAllScopes = (answer, ...scopes) => scopes.every((scope) => answer.scope.split(" ").includes(scope));
  window.google = { ...window.google, accounts: { oauth2: { initTokenClient, hasGrantedAllScopes } } };
})();
