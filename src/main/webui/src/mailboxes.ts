import { onScopeDispose, shallowRef } from 'vue'
import { Problem } from './api/client'
import { credentials } from './session'

/** The mailboxes of the embedded world. They are no part of the contract: elsewhere there are none. */
export interface Line {
  id: string
  at: string
  from: string
  subject: string
  unread: boolean
}

export interface Box {
  address: string
  mails: number
  unread: number
  newest: Line
}

export type Dialect = 'gmail' | 'outlook' | 'apple'
export const DIALECTS: Dialect[] = ['gmail', 'outlook', 'apple']

export interface Made {
  uid: string
  title: string
  place: string
  dtstart: string
  dtend: string
  dialect: Dialect
  cancelled: boolean
}

export interface Answered {
  says: 'yes' | 'maybe' | 'no' | 'propose'
  date: string
  comment: string
  dtstart?: string
  dtend?: string
}

export interface Card {
  method: string
  uid: string
  sequence: number
  status: string
  organizer: string
  organizer_name: string
  date: string
  answerable: boolean
  summary?: string
  location?: string
  rrule?: string
  dtstart?: string
  dtend?: string
  dates: { date: string; dtstart: string; dtend: string }[]
  answers: Answered[]
}

export interface Mail {
  id: string
  address: string
  from: string
  to: string
  date: string
  subject: string
  text: string
  html: string
  raw: string
  files: { name: string; type: string; size: number; url: string }[]
  event: string
  card?: Card
}

export interface Part<T> {
  items: T[]
  next: string
}

export async function ask<T>(path: string, body?: unknown): Promise<T> {
  const response = await fetch(`/api/local/mailboxes${path}`, {
    method: body ? 'POST' : 'GET',
    headers: { ...credentials.headers(), ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  const said: unknown = await response.json().catch(() => undefined)
  if (!response.ok) throw new Problem(response.status, (said as { detail?: string } | undefined)?.detail ?? response.statusText)
  return said as T
}

/** Asked again every two seconds while the page is looked at. The last answer stays while the next one is on its way. */
export function watching<T>(look: () => Promise<T>) {
  const value = shallowRef<T>()
  const failure = shallowRef<Error>()
  let asked = 0

  async function again() {
    const mine = ++asked
    try {
      const found = await look()
      if (mine !== asked) return
      if (JSON.stringify(found) !== JSON.stringify(value.value)) value.value = found
      failure.value = undefined
    } catch (e) {
      if (mine === asked) failure.value = e as Error
    }
  }

  const timer = window.setInterval(() => document.visibilityState === 'visible' && void again(), 2000)
  onScopeDispose(() => window.clearInterval(timer))
  void again()
  return { value, failure, again }
}

/** Up and down go through the links of a list. */
export function step(event: KeyboardEvent) {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  const links = [...(event.currentTarget as HTMLElement).querySelectorAll('a')]
  const next = by && links[links.indexOf(document.activeElement as HTMLAnchorElement) + by]
  if (!next) return
  event.preventDefault()
  next.focus()
}

/** A moment for a field of a form, on this browser's clock: 2027-03-16T18:30. */
export function field(moment: Date): string {
  return new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}
