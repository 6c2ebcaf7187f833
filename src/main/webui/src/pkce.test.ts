import { expect, it } from 'vitest'
import { base64url, challenge, ours } from './pkce'

it('makes the challenge of RFC 7636, appendix B', async () => {
  expect(await challenge('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')).toBe('E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM')
})

it('writes bytes for an address', () => {
  expect(base64url(new Uint8Array([251, 255, 254]))).toBe('-__-')
  expect(base64url(new Uint8Array([1]))).toBe('AQ')
})

it.each([
  ['/event/u?x=1', '/event/u?x=1'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['https://evil.example', '/'],
  ['', '/'],
  [undefined, '/'],
])('goes to %s as %s after a sign-in', (asked, to) => {
  expect(ours(asked)).toBe(to)
})
