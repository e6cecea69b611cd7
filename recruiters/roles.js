import { config } from "./config.js";

// What the functions allow (Core/Access/Roles.cs). It decides here only what is offered; the functions decide what is done.
const READING = ["readApplications", "readPostings"];
const SETS = {
  reader: READING,
  recruiter: [...READING, "changeApplications"],
  owner: [...READING, "changeApplications", "readEqualityReports", "writePostings"],
  "equality-officer": ["readEqualityReports"],
};
let permissions = null;

/** Roles of a token are for all boards, such as `recruiter`, or for one, such as `recruiter:acme`. */
export function takeRoles(values) {
  permissions = values && new Set(values
    .map((value) => value.split(":"))
    .filter(([, board]) => board === undefined || board === config.board)
    .flatMap(([role]) => SETS[role] ?? []));
}

/** Where nobody says which roles the reader has, everything is offered, and the functions say what they refuse. */
export const may = (permission) => permissions === null || permissions.has(permission);

export const mayNothing = () => permissions !== null && permissions.size === 0;
