import { reactive, readonly, ref, shallowRef } from 'vue'
import type { components } from './api/schema'

/**
 * Who is signed in, in this tab. A key, a token of the issuer or a link is kept in the tab's own storage: closing the tab signs out, and
 * no request carries it but those to our API.
 */
type Session = components['schemas']['Session']

interface Kept {
  key?: string
  token?: string
  /** When the token ends. */
  expires?: string
  link?: string
  /** The UID of the event that the link opens. */
  event?: string
}

const STORED = 'cis'
/** Milliseconds; a longer wait would be none (setTimeout takes 31 bits). */
const LONGEST_WAIT = 2 ** 31 - 1
const NOBODY: Session = {
  signed_in: false,
  role: 'nobody',
  organizer: '',
  event: '',
  writes: false,
  tenant: '',
  embedded: false,
  issuer: '',
  create: '',
}

let kept: Kept = JSON.parse(sessionStorage.getItem(STORED) ?? '{}') as Kept
let waiting: number | undefined
const state = reactive<Session>({ ...NOBODY })

export const session = readonly(state)

/** What signed in opens nothing any more: it has ended, or was taken back. */
export const over = ref(false)

/** Why the server could not say who this is, as when it starts anew; nothing is forgotten for that. */
export const unsure = shallowRef<Error>()

/** When the sign-in ends by itself, empty for never. */
export const until = ref(kept.expires ?? '')

export const credentials = {
  headers: (): Record<string, string> =>
    kept.key ? { 'x-api-key': kept.key } : kept.token ? { authorization: `Bearer ${kept.token}` } : {},
  link: (): string => kept.link ?? '',
}

function held(): boolean {
  return Boolean(kept.key ?? kept.link ?? kept.token)
}

function keep(now: Kept) {
  kept = now
  until.value = now.expires ?? ''
  if (now.key || now.link || now.token) sessionStorage.setItem(STORED, JSON.stringify(now))
  else sessionStorage.removeItem(STORED)
  window.clearTimeout(waiting)
  if (now.expires) waiting = window.setTimeout(() => void lapsed(), Math.min(LONGEST_WAIT, Date.parse(now.expires) - Date.now()))
}

// At once, before the router remembers the address: what signs in is taken over and out of the address bar.
const fragment = new URLSearchParams(location.hash.slice(1))
const link = fragment.get('link') ?? undefined
const key = fragment.get('key') ?? undefined
const named: Kept | undefined = link || key ? { link, key, event: /^\/event\/([^/]+)/.exec(location.pathname)?.[1] } : undefined
if (named) history.replaceState(null, '', location.pathname + location.search)

/** What an address would sign in as, where somebody is signed in already: nobody is made somebody else unasked. */
export const offered = shallowRef(named && held() && named.key !== kept.key ? named : undefined)
keep(named && !offered.value ? named : kept)

export function accept(yes: boolean) {
  if (yes && offered.value) {
    keep(offered.value)
    location.reload()
  }
  offered.value = undefined
}

async function ask() {
  const query = kept.link ? `?${new URLSearchParams({ link: kept.link, event: kept.event ?? '' })}` : ''
  const response = await fetch(`/api/session${query}`, { headers: credentials.headers() })
  // A token that is over is refused even here, where nobody may ask as well.
  if (response.status === 401 && kept.token) {
    keep({})
    over.value = true
    return ask()
  }
  if (!response.ok && response.status !== 401) throw new Error(`${response.status} ${response.statusText}`)
  Object.assign(state, NOBODY, response.ok ? await response.json() : {})
}

/** Asks the server who this is: at first, when something was refused, and when its time is over. */
export async function lapsed() {
  const someone = held()
  try {
    await ask()
    unsure.value = undefined
  } catch (e) {
    unsure.value = e as Error
    return
  }
  if (state.signed_in || !someone) return
  keep({})
  over.value = true
}

async function enter(now: Kept): Promise<boolean> {
  over.value = false
  keep(now)
  await ask()
  if (!state.signed_in) keep({})
  return state.signed_in
}

/** @returns whether the key opens anything */
export const signIn = (key: string) => enter({ key })

/** @returns whether who signed in at the issuer is anybody here */
export const signInBy = (token: string, expires: string) => enter({ token, expires })

export function signOut() {
  keep({})
  over.value = false
  Object.assign(state, NOBODY, { embedded: state.embedded, issuer: state.issuer })
}
