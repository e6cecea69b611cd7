// What differs between deployments: where the functions answer, which board it is, and who signs people in. The content policy in
// index.html names the same two addresses. docs/recruiters.md says what stands here for Microsoft Entra ID.
export const config = {
  apiBase: "http://127.0.0.1:7071",
  board: "example",
  authority: "http://127.0.0.1:4282",
  clientId: "recruiters",
  scope: "openid profile",
};
