import { config } from "./config.js";

// Authorization code with PKCE, by oidc-client-ts. What it keeps ends with the tab.
const { UserManager, WebStorageStateStore } = globalThis.oidc;
const page = `${location.origin}${location.pathname}`;
const store = new WebStorageStateStore({ store: sessionStorage, prefix: "sign-in." });
const manager = new UserManager({
  authority: config.authority,
  client_id: config.clientId,
  scope: config.scope,
  redirect_uri: page,
  post_logout_redirect_uri: page,
  userStore: store,
  stateStore: store,
  // A frame of the provider would have to be let in for it; where there are refresh tokens, they are used when they are needed.
  automaticSilentRenew: false,
});
let renewing = null;

/** Comes back from the provider, where the reader has been sent there; puts the view's address back. */
export async function finishSignIn() {
  const query = new URLSearchParams(location.search);
  if (!query.has("state")) return;
  const answer = location.href;
  // A code is good once: whatever comes of it, reloading must not try it again.
  history.replaceState(null, "", page);
  const user = await manager.signinCallback(answer);
  history.replaceState(null, "", page + (user?.state?.view ?? ""));
}

/** Leaves for the provider, and comes back to the same view. */
export const signIn = () => manager.signinRedirect({ state: { view: location.hash } });

/** Who has signed in, as { name, id, roles }: roles is null where the provider does not say. Null for nobody. */
export async function whoIsThere() {
  const user = await manager.getUser();
  if (!user) return null;
  const { name, preferred_username: login, oid, sub, roles } = user.profile;
  return { name: name ?? login ?? "", id: oid ?? sub, roles: roles === undefined ? null : [roles].flat() };
}

/** A token that is still good, or null. */
export async function accessToken() {
  const user = await manager.getUser();
  if (user && !user.expired) return user.access_token;
  return user?.refresh_token ? renew() : null;
}

/** Once for all requests that find it old at the same moment. */
function renew() {
  renewing ??= manager.signinSilent()
    .then((user) => user?.access_token ?? null, () => null)
    .finally(() => (renewing = null));
  return renewing;
}

/** Here, and at the provider where it has a way. */
export async function signOut() {
  const end = await manager.metadataService.getEndSessionEndpoint().catch(() => null);
  sessionStorage.removeItem("drafts");
  if (end) return manager.signoutRedirect();
  await manager.removeUser();
  location.replace(page);
}
