export function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')
}

/** So many random bytes as text; also where the page did not come over TLS. */
export const random = (bytes: number) => base64url(crypto.getRandomValues(new Uint8Array(bytes)))

/** S256 of a verifier (RFC 7636 4.2). */
export async function challenge(verifier: string): Promise<string> {
  return base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))))
}

/** A path of ours; anything else would lead somebody who signed in to another place. */
export function ours(to: string | undefined): string {
  return to && /^\/(?![/\\])/.test(to) ? to : '/'
}
