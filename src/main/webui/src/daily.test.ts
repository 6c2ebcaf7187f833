import { expect, it } from 'vitest'
import { standing } from './daily'

it('answers add up from day to day, and days without any are there', () => {
  expect(standing([{ day: '2026-11-29', accepted: 2 }, { day: '2026-12-02', accepted: 1, declined: 1 }])).toEqual([
    { day: '2026-11-29', accepted: 2, tentative: 0, declined: 0 },
    { day: '2026-11-30', accepted: 2, tentative: 0, declined: 0 },
    { day: '2026-12-01', accepted: 2, tentative: 0, declined: 0 },
    { day: '2026-12-02', accepted: 3, tentative: 0, declined: 1 },
  ])
})

it('of nothing is nothing, and a gap of years is not filled without end', () => {
  expect(standing([])).toEqual([])
  expect(standing([{ day: '2000-01-01', accepted: 1 }, { day: '2026-01-01', accepted: 1 }])).toHaveLength(401)
})
