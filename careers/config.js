// The only file that differs between deployments: where the functions answer, and which board to show. With keys for
// Dropbox (dropboxAppKey) or Google Drive (googleApiKey, googleClientId, googleAppId), files can be chosen from there too:
// docs/file-pickers.md says where the keys come from and what else they need. With drafts: false, nothing that somebody
// fills in is kept in their browser: docs/careers-drafts.md.
export const config = {
  apiBase: "http://127.0.0.1:7071",
  board: "example",
};
