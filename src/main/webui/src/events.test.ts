import { beforeEach, expect, test, vi } from 'vitest'
import { elsewhere, span, zoned } from './events'
import type { Event } from './api/client'

beforeEach(() => void vi.stubGlobal('navigator', { languages: ['en-GB'] }))

test('a time is told with its zone, once', () => {
  expect(zoned('2027-03-16T18:30:00+01:00[Europe/Berlin]', 'en-GB', 'Europe/Berlin')).toMatch(/18:30 CET$/)
  expect(zoned('2027-07-16T18:30:00+09:00', 'de', 'Asia/Tokyo')).toMatch(/18:30 GMT\+9$/)
  const event = { dtstart: '2027-03-16T18:30:00Z', dtend: '2027-03-16T20:00:00Z' } as Event
  const zone = new Intl.DateTimeFormat('en', { timeZoneName: 'short' }).formatToParts(new Date(event.dtstart)).find((part) => part.type === 'timeZoneName')?.value ?? ''
  expect(span(event, 'en').split(zone)).toHaveLength(2)
})

test('a day has no zone, and what is no time is shown as it is', () => {
  expect(zoned('2027-03-16', 'en-GB')).toMatch(/^Tuesday,? 16 March 2027$/)
  expect(zoned('soon', 'en')).toBe('soon')
})

test('a clock elsewhere is told of where it shows another time', () => {
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone
  expect(elsewhere('2027-03-16T18:30:00+08:45[Australia/Eucla]')).toBe('Australia/Eucla')
  expect(elsewhere(`2027-03-16T18:30:00Z[${here}]`)).toBeUndefined()
  for (const none of ['2027-03-16', '2027-03-16T18:30:00Z', '2027-03-16T18:30:00', '2027-03-16T18:30:00Z[No/Where]', '']) expect(elsewhere(none), none).toBeUndefined()
})
