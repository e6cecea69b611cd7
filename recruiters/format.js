// English for now, in the way that the reader's own region writes dates.
const locale = navigator.languages.find((tag) => /^en\b/.test(tag)) ?? "en-GB";
const moment = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" });
const day = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", year: "numeric" });
const dayOfUtc = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", timeZone: "UTC" });

export const formatMoment = (iso) => moment.format(new Date(iso));
export const formatDay = (iso) => day.format(new Date(iso));
/** A day that has no time, such as `2026-11-26`. */
export const formatDate = (date) => dayOfUtc.format(new Date(`${date}T00:00:00Z`));
export const formatNumber = (value) => value.toLocaleString(locale);
export const formatShare = (share) => share.toLocaleString(locale, { style: "percent", maximumFractionDigits: 1 });

/** Seconds as people say them: `40 s`, `3 min`, `2.5 h`, `4 days`. */
export function formatDuration(seconds) {
  if (seconds < 90) return `${Math.round(seconds)} s`;
  if (seconds < 90 * 60) return `${Math.round(seconds / 60)} min`;
  if (seconds < 48 * 3600) return `${Math.round(seconds / 360) / 10} h`;
  return `${Math.round(seconds / 86_400)} days`;
}

export const fileSize = (bytes) => (bytes < 1024 ** 2 ? `${Math.ceil(bytes / 1024)} KB` : `${Math.ceil(bytes / 1024 ** 2 * 10) / 10} MB`);
