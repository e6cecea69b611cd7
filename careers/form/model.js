import { t } from "../messages.js";
import { educationEntry, employmentEntry } from "./background.js";
import { consentQuestions, equalityConsent } from "./consents.js";
import { rulesOf } from "./rules.js";

// Turns the shapes in which a posting says what it asks for into one:
// section  { kind, title, description, questions, isGated, entry }
// question { key, label, description, required, fields: [{ name, type, options }], rules }
// option   { label, value, description, isFreeForm, declines }
// A gated section waits for the consent before it; one with an entry is made of as many entries as there are to tell.

export function sectionsOf(job) {
  const consent = equalityConsent(job.data_compliance);
  const isGated = Boolean(consent);
  const equality = [complianceSection(job.compliance), demographicSection(job.demographic_questions)]
    .filter((section) => section?.questions.length > 0);
  return [
    { kind: "application", questions: [...unaskedOf(job), ...(job.questions ?? []).map(plainQuestion)] },
    { kind: "location", questions: (job.location_questions ?? []).map(plainQuestion) },
    entriesSection("education", job.education, educationEntry),
    entriesSection("employment", job.employment, employmentEntry),
    equality.length > 0 && consent && { kind: "gate", questions: [consent] },
    ...equality.map((section) => ({ ...section, isGated })),
    { kind: "consents", questions: consentQuestions(job.data_compliance) },
  ].filter((section) => section && (section.entry || section.questions.length > 0)).map((section) => ruled(section, rulesOf(job)));
}

/** The rules that came with the posting, beside each question that they are about. */
function ruled(section, rules) {
  const known = new Map(section.questions.map((question) => [question, { ...question, rules }]));
  const parts = section.parts?.map((part) => ({ ...part, questions: part.questions.map((question) => known.get(question)) }));
  return { ...section, rules, questions: [...known.values()], ...(parts && { parts }) };
}

const PERSON = [["first_name", "firstName"], ["last_name", "lastName"], ["email", "email"]];

/** Nobody can apply without these, so they are asked for where the posting itself leaves them out. */
function unaskedOf(job) {
  const asked = (job.questions ?? []).flatMap(({ fields }) => fields.map(({ name }) => name));
  return PERSON.filter(([name]) => !asked.includes(name))
    .map(([name, label]) => plainQuestion({ label: t(label), required: true, fields: [{ name, type: "input_text" }] }));
}

/** The name under which the server speaks of a field: without the brackets of a multi-select. */
export const keyOf = (name) => name.replace(/\[\]$/, "");

function plainQuestion({ label, description, required, fields }) {
  return {
    key: keyOf(fields[0].name),
    label: spaced(label),
    description,
    required: required === true,
    fields: fields.map(({ name, type, values }) => ({
      name,
      type,
      options: (values ?? []).map((option) => ({ label: option.label, value: option.value, description: option.description })),
    })),
  };
}

// Compliance labels come as one word: "DisabilityStatus".
const spaced = (label) => (/^([A-Z][a-z]+){2,}$/.test(label) ? label.replace(/(?<=[a-z])(?=[A-Z])/g, " ") : label);

function entriesSection(kind, setting, entry) {
  const isAsked = setting === `${kind}_required` || setting === `${kind}_optional`;
  return isAsked && { kind, entry, required: setting === `${kind}_required`, questions: [] };
}

// Greenhouse gives each of these questions a block of its own, and some blocks are only a statement.
function complianceSection(blocks) {
  const parts = (blocks ?? []).map(({ description, questions }) =>
    ({ description, questions: (questions ?? []).map(plainQuestion) }));
  return { kind: "compliance", parts, questions: parts.flatMap(({ questions }) => questions) };
}

function demographicSection(part) {
  if (!part) return null;
  const questions = (part.questions ?? []).map(({ id, label, description, required, type, answer_options }) => {
    const key = `demographic_answers.${id}`;
    const options = answer_options.map((option) => ({
      label: option.label,
      value: option.id,
      description: option.description,
      isFreeForm: option.free_form === true,
      declines: option.decline_to_answer === true,
    }));
    return { key, demographicId: id, label, description, required: required === true, fields: [{ name: key, type, options }] };
  });
  return { kind: "demographic", title: part.header, description: part.description, questions };
}
