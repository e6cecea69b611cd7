import { fileSize, t } from "../messages.js";

// What the page says of a broken rule, whoever found it. For rules that are not here, the server's own words do.
const MESSAGES = {
  max_length: ({ max, length }) => length !== undefined && t("tooLong", max, length),
  one_line: () => t("unreadable"),
  words: () => t("noWords"),
  no_url: () => t("noLinksHere"),
  digits: () => t("noDigits"),
  email: () => t("emailInvalid"),
  one_of: () => t("notAnOption"),
  max_choices: ({ max }) => max === 1 && t("oneOptionOnly"),
  date: () => t("yearInvalid"),
  not_before: () => t("endBeforeStart"),
  entries: ({ max }) => t("tooManyEntries", max),
  files: ({ max }) => t("tooManyFiles", max),
  file_types: () => t("fileUnsupported"),
  file_not_empty: () => t("fileHasNothing"),
  file_bytes: ({ max }) => t("fileOverLimit", fileSize(max)),
};

/** Words for { rule, values }; null where only the server has some. */
export const messageOf = ({ rule, values }) => MESSAGES[rule]?.(values ?? {}) || null;
