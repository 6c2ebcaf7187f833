import type { Event } from './api/client'

const WHOLE_DAY = /^\d{4}-\d{2}-\d{2}$/

/** The language as this reader writes it: with the dates of his own country, where the browser names it. */
const own = (language: string) => navigator.languages.find((one) => one.split('-')[0] === language) ?? language
const at = (written: string) => new Date(WHOLE_DAY.test(written) ? `${written}T00:00:00` : written.replace(/\[.*]$/, ''))

function format(written: string, language: string, date: 'medium' | 'full', zone?: string) {
  const options: Intl.DateTimeFormatOptions = WHOLE_DAY.test(written)
    ? { dateStyle: 'full' }
    : { dateStyle: date, timeStyle: 'short', ...(zone ? { timeZone: zone } : {}) }
  return new Intl.DateTimeFormat(own(language), options)
}

/** A moment of an event as its reader says it: in his own zone, a day without one. */
export function moment(written: string, language: string, zone?: string): string {
  const date = at(written)
  return Number.isNaN(date.getTime()) ? written : format(written, language, 'medium', zone).format(date)
}

/** With the zone in which it is said, which a whole day has not. */
export function zoned(written: string, language: string, zone?: string): string {
  return [moment(written, language, zone), zoneOf(written, language, zone)].filter(Boolean).join(' ')
}

/** The zone that a moment was written in, {@code Europe/Berlin}; none for UTC, for what is the same on every clock, and for days. */
export function zoneIn(written: string): string | undefined {
  const zone = /\[(.+)]$/.exec(written)?.[1]
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return zone
  } catch {
    // A zone that this browser has not heard of yet.
    return undefined
  }
}

/** The zone that a moment was written in, where its clock shows another time than the reader's. */
export function elsewhere(written: string): string | undefined {
  const zone = zoneIn(written)
  return zone && moment(written, 'en') !== moment(written, 'en', zone) ? zone : undefined
}

/** The short name that a zone has in the reader's language: `CET`, `GMT+9`. */
function zoneOf(written: string, language: string, zone?: string): string {
  const date = at(written)
  if (WHOLE_DAY.test(written) || Number.isNaN(date.getTime())) return ''
  const format = new Intl.DateTimeFormat(own(language), { hour: 'numeric', timeZoneName: 'short', ...(zone ? { timeZone: zone } : {}) })
  return format.formatToParts(date).find((part) => part.type === 'timeZoneName')?.value ?? ''
}

export function number(count: number, language: string): string {
  return new Intl.NumberFormat(language).format(count)
}

/** {@code DTEND} of a whole day is the day after (RFC 5545 3.6.1); readers want the last day. */
export function span(event: Event, language: string, zone?: string): string {
  const start = at(event.dtstart)
  const end = at(event.dtend || event.dtstart)
  if (event.dtend && WHOLE_DAY.test(event.dtend)) end.setDate(end.getDate() - 1)
  if (Number.isNaN(start.getTime()) || Number.isNaN(end.getTime())) return event.dtstart
  const range = format(event.dtstart, language, 'full', zone).formatRange(start, end < start ? start : end)
  return [range, zoneOf(event.dtstart, language, zone)].filter(Boolean).join(' ')
}
