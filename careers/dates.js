import { locale } from "./messages.js";

const DAY_AND_TIME = {
  weekday: "long", day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23",
};

export const readerZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** A moment as people of that zone would say it, with the zone's name: a deadline without one is a guess. */
export function formatMoment(iso, timeZone) {
  return new Intl.DateTimeFormat(locale, { ...DAY_AND_TIME, timeZone, timeZoneName: "long" }).format(new Date(iso));
}

export function formatDay(iso, timeZone) {
  const { weekday, hour, minute, hourCycle, ...day } = DAY_AND_TIME;
  return new Intl.DateTimeFormat(locale, { ...day, timeZone }).format(new Date(iso));
}

/** Whether the clocks of two zones agree at that moment; zones may differ in name only. */
export function clocksAgree(iso, zoneA, zoneB) {
  const clock = (timeZone) => new Intl.DateTimeFormat("en", { ...DAY_AND_TIME, timeZone }).format(new Date(iso));
  return clock(zoneA) === clock(zoneB);
}

export const hasPassed = (iso) => new Date(iso).getTime() <= Date.now();
