// The only file that differs between deployments: where the functions answer, and which board to show.
export const config = {
  apiBase: "http://127.0.0.1:7071",
  board: "example",
};
