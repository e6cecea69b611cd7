// Turns the four shapes in which a posting lists its questions into one:
// section  { kind, title, description, questions }
// question { key, label, description, required, fields: [{ name, type, options }] }
// option   { label, value, description, isFreeForm, declines }

export function sectionsOf(job) {
  return [
    { kind: "application", questions: (job.questions ?? []).map(plainQuestion) },
    { kind: "location", questions: (job.location_questions ?? []).map(plainQuestion) },
    ...(job.compliance ?? []).map((part) => ({
      kind: "compliance",
      description: part.description,
      questions: (part.questions ?? []).map(plainQuestion),
    })),
    demographicSection(job.demographic_questions),
  ].filter((section) => section?.questions.length > 0);
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
