import type { Schedule } from './schedules'

/** Whether it is being removed; a removal that failed moves no more. */
export function going(one: Schedule): boolean {
  return one.closing && one.last_import.status !== 'failed'
}

/** A season keeps its zone, and a calendar says its own; only the times of a new table are read on the clock of who sends it. */
export function zoned(given: string, calendar: boolean, known: boolean, own: string): string {
  return given.trim() || (calendar || known ? '' : own)
}
