import { inject, type InjectionKey } from 'vue'
import type { Event, Statistics } from '../api/client'

/** The event whose pages are looked at, for all of them alike. */
export interface Opened {
  readonly uid: string
  readonly event: Event
  /** Nobody can be invited to it any more. */
  readonly cancelled: boolean
  readonly numbers: Statistics | undefined
  readonly days: Record<string, number | string>[]
  /** How often something of it has changed while one looks. */
  readonly changes: number
  /** Something was done to it here. */
  changed(): void
}

export const OPENED: InjectionKey<Opened> = Symbol('event')

export function opened(): Opened {
  const found = inject(OPENED)
  if (!found) throw new Error('Only pages of an event have one')
  return found
}
