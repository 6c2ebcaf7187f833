import { expect, it } from 'vitest'
import { flows } from './rates'

const reading = (at: string, sent: number, completed: number) => ({
  at: `2026-11-26T00:00:${at}Z`,
  items: [{ id: 'b', room: 'mail', description: '', source: 'built-in' as const, from: 'queue:q', failures_kept: 0, completed, failed: 1 }],
  edges: [
    { from: 'route:a', to: 'queue:q', failing: false, sent },
    { from: 'queue:q', to: 'route:b', failing: false },
  ],
  queues: [],
})

it('a rate is what came since the reading before', () => {
  const found = flows(reading('04', 18, 9), reading('02', 10, 9))
  expect(found.get('route:a queue:q')).toEqual({ count: 18, perSecond: 4 })
  expect(found.get('queue:q route:b')).toEqual({ count: 10, perSecond: 0 })
})

it('the first reading has no rates, and a new start none below nothing', () => {
  expect(flows(reading('02', 5, 0)).get('route:a queue:q')).toEqual({ count: 5, perSecond: 0 })
  expect(flows(reading('04', 1, 0), reading('02', 90, 9)).get('route:a queue:q')).toEqual({ count: 1, perSecond: 0 })
})
