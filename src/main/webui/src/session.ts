import { reactive, readonly } from 'vue'
import type { components } from './api/schema'

/**
 * Who is signed in, in this tab. A key or a link is kept in the tab's own storage: closing the tab signs out, and no request carries
 * it but those to our API.
 */
type Session = components['schemas']['Session']

interface Kept {
  key?: string
  link?: string
  /** The UID of the event that the link opens. */
  event?: string
}

const STORED = 'cis'
const NOBODY: Session = {
  signed_in: false,
  role: 'nobody',
  organizer: '',
  event: '',
  writes: false,
  tenant: '',
  embedded: false,
  create: '',
}

let kept: Kept = JSON.parse(sessionStorage.getItem(STORED) ?? '{}') as Kept
const state = reactive<Session>({ ...NOBODY })

export const session = readonly(state)

export const credentials = {
  headers: (): Record<string, string> => (kept.key ? { 'x-api-key': kept.key } : {}),
  link: (): string => kept.link ?? '',
}

function keep(now: Kept) {
  kept = now
  if (now.key || now.link) sessionStorage.setItem(STORED, JSON.stringify(now))
  else sessionStorage.removeItem(STORED)
}

// At once, before the router remembers the address: what signs in is taken over and out of the address bar.
const fragment = new URLSearchParams(location.hash.slice(1))
const link = fragment.get('link') ?? undefined
const key = fragment.get('key') ?? undefined
if (link || key) {
  keep({ link, key, event: /^\/event\/([^/]+)/.exec(location.pathname)?.[1] })
  history.replaceState(null, '', location.pathname + location.search)
}

/** Asks the server who this is. */
export async function begin() {
  await ask()
  if (!state.signed_in && (kept.key || kept.link)) keep({})
}

async function ask() {
  const query = kept.link ? `?${new URLSearchParams({ link: kept.link, event: kept.event ?? '' })}` : ''
  const response = await fetch(`/api/session${query}`, { headers: credentials.headers() })
  Object.assign(state, NOBODY, response.ok ? await response.json() : {})
}

/** @returns whether the key opens anything */
export async function signIn(key: string): Promise<boolean> {
  keep({ key })
  await ask()
  if (!state.signed_in) keep({})
  return state.signed_in
}

export function signOut() {
  keep({})
  Object.assign(state, NOBODY, { embedded: state.embedded })
}
