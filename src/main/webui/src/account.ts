import type { Schemas } from './api/client'

type Account = Schemas['Account']

/** One limit: what it is of, how much of it is used, and when it begins anew (empty for never). */
export interface Meter {
  name: string
  used: number
  limit: number
  until: string
}

/** How much an organizer uses of what. Of all organizers together only an administrator is told. */
export function meters(one: Account, all = false): Meter[] {
  const found: Meter[] = []
  if (one.events) found.push({ name: 'living', used: one.events.living, limit: one.events.limit, until: '' })
  const spans = all ? (['hour', 'day', 'domain_day', 'tenant_day'] as const) : (['hour', 'day'] as const)
  for (const [name, counted] of [['events', one.new_events], ['invites', one.new_invites]] as const)
    for (const span of spans) {
      const begun = counted?.[span]
      if (begun) found.push({ name: `${name}-${span.replace('_', '-')}`, used: begun.begun, limit: begun.limit, until: begun.until })
    }
  return found
}

/** Nine tenths and more: soon nothing more goes. */
export const nearly = (meter: Meter) => meter.used >= meter.limit * 0.9
