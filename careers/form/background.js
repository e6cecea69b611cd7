import { t } from "../messages.js";

// What one entry about a candidate's past is made of. The wire name of its first field starts an entry on the server, so
// that one is always sent.

export const educationEntry = {
  list: "educations",
  title: "education",
  questions: () => [
    listQuestion("school", "schools", "school_name", { id: "school_name_id", isFirst: true }),
    listQuestion("degree", "degrees", "degree"),
    listQuestion("discipline", "disciplines", "discipline"),
    dateQuestion("startDate", "start_date"),
    dateQuestion("endDateExpected", "end_date"),
  ],
};

export const employmentEntry = {
  list: "employments",
  title: "employment",
  questions: () => [
    textQuestion("employer", "company_name", { isFirst: true, autocomplete: "organization" }),
    textQuestion("jobTitle", "title", { autocomplete: "organization-title" }),
    dateQuestion("startDate", "start_date"),
    { label: t("currentJob"), required: false, fields: [{ name: "current", type: "tick" }] },
    dateQuestion("endDate", "end_date"),
  ],
  /** The job that somebody has now has no end to ask for. */
  isAsked: (question, entry) =>
    question.fields[0].name !== "end_date" || entry.find(({ fields }) => fields[0].name === "current").isEmpty(),
};

const listQuestion = (label, list, text, { id = `${text}_id`, isFirst = false } = {}) => ({
  label: t(label),
  required: true,
  fields: [{ name: id, type: "suggestions", list, textName: text, isFirst }],
});

const dateQuestion = (label, name) => ({ label: t(label), required: true, fields: [{ name, type: "month" }] });

const textQuestion = (label, name, more) => ({ label: t(label), required: true, fields: [{ name, type: "line", ...more }] });
