import { describe, expect, it } from 'vitest'
import type { Schedule } from './schedules'
import { going, zoned } from './season'

describe('the zone of a schedule that is sent', () => {
  it('is the sender’s own only for a new table', () => {
    expect(zoned(' ', false, false, 'Asia/Tokyo')).toBe('Asia/Tokyo')
    expect(zoned('', false, true, 'Asia/Tokyo')).toBe('')
    expect(zoned('', true, false, 'Asia/Tokyo')).toBe('')
    expect(zoned('Europe/Paris ', true, true, 'Asia/Tokyo')).toBe('Europe/Paris')
  })
})

describe('a removal', () => {
  it('that failed moves no more', () => {
    const season = (closing: boolean, status: string) => ({ closing, last_import: { status } }) as Schedule
    expect(going(season(true, 'running'))).toBe(true)
    expect(going(season(true, 'failed'))).toBe(false)
    expect(going(season(false, 'running'))).toBe(false)
  })
})
