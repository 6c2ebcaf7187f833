import type { Event } from './api/client'

/** A moment of an event as its reader says it: in his own zone, a day without one. */
export function moment(written: string, language: string, zone?: string): string {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(written)
  const date = new Date(day ? `${written}T00:00:00` : written.replace(/\[.*]$/, ''))
  if (Number.isNaN(date.getTime())) return written
  const options: Intl.DateTimeFormatOptions = day
    ? { dateStyle: 'full' }
    : { dateStyle: 'medium', timeStyle: 'short', ...(zone ? { timeZone: zone } : {}) }
  return new Intl.DateTimeFormat(language, options).format(date)
}

export function number(count: number, language: string): string {
  return new Intl.NumberFormat(language).format(count)
}

/** {@code DTEND} of a whole day is the day after (RFC 5545 3.6.1); readers want the last day. */
export function span(event: Event, language: string): string {
  const start = moment(event.dtstart, language)
  if (!event.dtend || event.dtend === event.dtstart) return start
  if (event.dtstart.length === 10) {
    const last = new Date(`${event.dtend}T00:00:00Z`)
    last.setUTCDate(last.getUTCDate() - 1)
    const end = last.toISOString().slice(0, 10)
    return end <= event.dtstart ? start : `${start} – ${moment(end, language)}`
  }
  return `${start} – ${moment(event.dtend, language)}`
}
