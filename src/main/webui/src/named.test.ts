import { expect, test } from 'vitest'
import { named } from './named'

test('a file names the address of its season', () => {
  expect(named('Liga 2026.csv')).toBe('liga-2026')
  expect(named('--Ä b.ics')).toBe('b')
  expect(named('日程.csv')).toBe('')
  expect(named(`${'x'.repeat(39)} y.csv`)).toBe('x'.repeat(39))
})
