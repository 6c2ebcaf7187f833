import { expect, it } from 'vitest'
import { rule } from './repeats'

it('knows the rules that calendars offer', () => {
  expect(rule('FREQ=DAILY')).toMatchObject({ unit: 'DAILY', every: 1, days: [], count: 0, until: '' })
  expect(rule('FREQ=WEEKLY;INTERVAL=2;COUNT=3;BYDAY=TH,MO;WKST=MO')).toMatchObject({ unit: 'WEEKLY', every: 2, days: [0, 3], count: 3 })
  expect(rule('FREQ=MONTHLY;BYDAY=2TU')).toMatchObject({ unit: 'MONTHLY' })
  expect(rule('FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=-1')).toMatchObject({ unit: 'YEARLY' })
})

it('has no line for what happens more often than its unit says', () => {
  for (const more of ['FREQ=DAILY;BYDAY=MO', 'FREQ=MONTHLY;BYDAY=MO', 'FREQ=MONTHLY;BYMONTHDAY=1,15', 'FREQ=YEARLY;BYMONTH=3,9', 'FREQ=WEEKLY;BYDAY=XX', 'FREQ=HOURLY', ''])
    expect(rule(more), more).toBeUndefined()
})

it('ends on the day that it is where the event is', () => {
  expect(rule('FREQ=WEEKLY;UNTIL=20320316')?.until).toBe('2032-03-16')
  expect(rule('FREQ=WEEKLY;UNTIL=20320316T233000Z', 'Asia/Tokyo')?.until).toBe('2032-03-17')
  expect(rule('FREQ=WEEKLY;UNTIL=20320316T233000')?.until).toBe('2032-03-16')
})
