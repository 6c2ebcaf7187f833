import { expect, it } from 'vitest'
import { meters, nearly } from './account'
import type { Schemas } from './api/client'

const begun = (used: number, limit: number) => ({ begun: used, limit, until: '2026-11-26T07:00:00Z' })
const ada: Schemas['Account'] = {
  organizer: 'ada@example.com',
  state: 'active',
  suspended: false,
  reason: '',
  plan: '',
  subscription_end: '',
  created: '2026-11-01T00:00:00Z',
  events: { living: 4, limit: 5 },
  new_events: { hour: begun(1, 10), day: begun(2, 20), tenant_day: begun(30, 2000) },
  new_invites: { hour: begun(0, 5000), day: begun(9, 12500), domain_day: begun(9, 25000), tenant_day: begun(9, 100000) },
}

it('shows an organizer his own limits', () => {
  expect(meters(ada).map((one) => `${one.name} ${one.used}/${one.limit}`)).toEqual([
    'living 4/5',
    'events-hour 1/10',
    'events-day 2/20',
    'invites-hour 0/5000',
    'invites-day 9/12500',
  ])
})

it('shows an administrator those of all too, and leaves out what is not counted', () => {
  const names = meters(ada, true).map((one) => one.name)
  expect(names).toContain('events-tenant-day')
  expect(names).toContain('invites-domain-day')
  expect(names).not.toContain('events-domain-day')
})

it('is nearly full from nine tenths on', () => {
  expect(nearly({ name: '', used: 8, limit: 10, until: '' })).toBe(false)
  expect(nearly({ name: '', used: 9, limit: 10, until: '' })).toBe(true)
  expect(nearly({ name: '', used: 0, limit: 0, until: '' })).toBe(true)
})
