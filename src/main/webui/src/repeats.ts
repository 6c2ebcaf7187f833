import { useI18n } from 'vue-i18n'
import type { Event } from './api/client'
import { moment, zoneIn } from './events'

const UNITS = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const
const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
/** A Monday, at noon in UTC. */
const MONDAY = Date.UTC(2029, 0, 1, 12)
const DAY = 86_400_000

/**
 * How an event repeats, as far as there are plain words for it.
 *
 * @param days of the week, 0 for Monday
 * @param count how often, 0 where it does not say
 * @param until the last day, {@code 2032-03-16}, or empty
 */
export interface Rule {
  unit: (typeof UNITS)[number]
  every: number
  days: number[]
  count: number
  until: string
}

/** @returns nothing for an RRULE (RFC 5545 3.3.10) that says more than a line can tell */
export function rule(rrule: string, zone?: string): Rule | undefined {
  const parts = new Map(rrule.toUpperCase().split(';').map((part) => part.split('=', 2) as [string, string]))
  const unit = UNITS.find((one) => one === parts.get('FREQ'))
  const days = (parts.get('BYDAY') ?? '').split(',').map((day) => DAYS.indexOf(day))
  const weekly = unit === 'WEEKLY' && parts.has('BYDAY')
  if (weekly) parts.delete('BYDAY')
  if (!unit || (weekly && days.includes(-1)) || [...parts].some(([name, value]) => name.startsWith('BY') && !once(unit, name, value))) return undefined
  return {
    unit,
    every: Number(parts.get('INTERVAL') ?? 1),
    days: weekly ? days.sort() : [],
    count: Number(parts.get('COUNT') ?? 0),
    until: last(parts.get('UNTIL') ?? '', zone),
  }
}

/** Whether it still happens once in each period: on the 3rd, on the second Tuesday. */
function once(unit: Rule['unit'], name: string, value: string): boolean {
  if (unit === 'YEARLY' && name === 'BYMONTH') return /^\d+$/.test(value)
  if (unit !== 'MONTHLY' && unit !== 'YEARLY') return false
  return name === 'BYMONTHDAY' ? /^-?\d+$/.test(value) : name === 'BYDAY' && /^[+-]?\d[A-Z]{2}$/.test(value)
}

/** UNTIL is in UTC when the event has a zone; people think of the day that it is there. */
function last(until: string, zone?: string): string {
  const day = until.slice(0, 8).replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3')
  const time = /T(\d\d)(\d\d)(\d\d)Z$/.exec(until)
  if (!time || !zone) return day
  return new Intl.DateTimeFormat('sv', { timeZone: zone }).format(new Date(`${day}T${time.slice(1).join(':')}Z`))
}

/** Says how an event repeats; nothing of one that happens once. */
export function repeating() {
  const { t, locale } = useI18n()

  function often({ unit, every, days, count, until }: Rule): string {
    const names = days.map((day) => new Intl.DateTimeFormat(locale.value, { weekday: 'long', timeZone: 'UTC' }).format(MONDAY + day * DAY))
    const period = t(`repeats.${unit}`, every)
    const all = names.length ? t('repeats.days', [period, new Intl.ListFormat(locale.value).format(names)]) : period
    if (count) return t('repeats.times', { often: all }, count)
    return until ? t('repeats.until', [all, moment(until, locale.value)]) : all
  }

  return (event: Event): string => {
    if (!event.rrule && !event.instances.length) return ''
    const known = event.rrule ? rule(event.rrule, zoneIn(event.dtstart)) : undefined
    return `${t('repeats.label')} ${known ? often(known) : t('repeats.somehow')}`
  }
}
