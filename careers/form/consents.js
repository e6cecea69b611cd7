import { t } from "../messages.js";

const FIELD = "data_compliance";

/** The consents without which an application can't be taken. */
export function consentQuestions(rules) {
  const requires = (name) => (rules ?? []).some((rule) => rule[name]);
  const periods = (rules ?? []).map((rule) => rule.retention_period).filter(Number.isInteger);
  const days = periods.length > 0 ? Math.min(...periods) : null;
  const processing = requires("requires_processing_consent");
  const retention = requires("requires_retention_consent");
  // Consents for single purposes take the place of the one for all.
  const general = requires("requires_consent") && !processing && !retention;
  return [
    general && consent("gdpr_consent_given", "consentGeneral", days),
    processing && consent("gdpr_processing_consent_given", "consentProcessing", days),
    retention && consent("gdpr_retention_consent_given", "consentRetention", days),
  ].filter(Boolean);
}

/** The consent that equality answers need, where the posting says so: without it they are neither asked for nor sent. */
export const equalityConsent = (rules) =>
  (rules ?? []).some((rule) => rule.demographic_data_consent_applies)
    ? { ...consent("gdpr_demographic_data_consent_given", "consentEquality"), required: false }
    : null;

function consent(name, message, days) {
  const key = `${FIELD}.${name}`;
  return {
    key,
    label: t(message, days),
    missing: t(`${message}Missing`, days),
    required: true,
    fields: [{ name: key, wire: `${FIELD}[${name}]`, type: "tick" }],
  };
}
