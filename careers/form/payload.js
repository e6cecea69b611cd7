/** The multipart body. The order of the demographic names matters: by Rack's rules it says which answer belongs together. */
export function payloadOf(questions, source) {
  const form = new FormData();
  for (const question of questions) {
    if (question.demographicId) appendDemographic(form, question);
    else question.append(form);
  }
  if (source) form.append("mapped_url_token", source);
  return form;
}

function appendDemographic(form, question) {
  const chosen = question.chosen();
  if (chosen.length === 0) return;
  form.append("demographic_answers[][question_id]", question.demographicId);
  for (const { value, text } of chosen) {
    form.append("demographic_answers[][answer_options][][answer_option_id]", value);
    if (text) form.append("demographic_answers[][answer_options][][text]", text);
  }
}

export const bytesOf = (form) =>
  [...form.values()].reduce((sum, value) => sum + (value instanceof File ? value.size : value.length), 0);
