import { answer, api } from './api/client'
import { challenge, ours, random } from './pkce'

/** Sign-in at the issuer (OpenID Connect, code flow with PKCE). What begins it stays in this tab; the server exchanges the code. */
interface Attempt {
  verifier: string
  nonce: string
  state: string
  /** The page that was asked for. */
  to: string
}

const STORED = 'cis.attempt'

/** Leaves this page for the issuer's. */
export async function leave(to: string) {
  const verifier = random(32)
  const nonce = random(24)
  const begun = await answer(api.POST('/api/session/begin', { body: { challenge: await challenge(verifier), nonce } }))
  // The issuer leads back to the server's own address: what is kept in this tab must be kept there.
  const home = new URL(new URL(begun.url).searchParams.get('redirect_uri') ?? location.href)
  if (home.origin !== location.origin) {
    location.assign(`${home.origin}${home.pathname}?${new URLSearchParams({ to })}`)
    return
  }
  sessionStorage.setItem(STORED, JSON.stringify({ verifier, nonce, state: begun.state, to } satisfies Attempt))
  location.assign(begun.url)
}

/**
 * Back from the issuer: the attempt is used up, whatever comes of it.
 *
 * @returns what signs in, and the page that was asked for; nothing when another tab, or somebody else, began this
 */
export async function comeBack(code: string, state: string) {
  const attempt = JSON.parse(sessionStorage.getItem(STORED) ?? 'null') as Attempt | null
  sessionStorage.removeItem(STORED)
  if (!attempt || attempt.state !== state) return undefined
  const { verifier, nonce, to } = attempt
  const given = await answer(api.POST('/api/session/code', { body: { code, state, verifier, nonce } }))
  return { ...given, to: ours(to) }
}
