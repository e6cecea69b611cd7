// The server's limits, checked here too so that the reader hears of them before the upload instead of after it.
export const LIMITS = {
  nameCharacters: 255,
  textCharacters: 20_000,
  entries: 20,
  firstYear: 1900,
  lastYear: 2100,
  fileBytes: 10 * 1024 ** 2,
  bodyBytes: 25 * 1024 ** 2,
};

export const EXTENSIONS = ["pdf", "doc", "docx", "txt", "rtf"];
