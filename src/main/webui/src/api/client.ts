import createClient from 'openapi-fetch'
import type { components, paths } from './schema'
import { credentials, lapsed } from '../session'

export type Schemas = components['schemas']
export type Event = Schemas['Event']
export type Attendee = Schemas['Attendee']
export type Statistics = Schemas['Statistics']

/** What the server said instead of an answer (RFC 9457): its detail says what to do. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    detail: string,
  ) {
    super(detail)
  }
}

export const api = createClient<paths>({ baseUrl: '/' })

api.use({
  onRequest({ request }) {
    for (const [name, value] of Object.entries(credentials.headers())) request.headers.set(name, value)
    const link = credentials.link()
    if (!link) return undefined
    const url = new URL(request.url)
    url.searchParams.set('link', link)
    return new Request(url, request)
  },
  // Whoever is nobody any more is told so, and signs in again.
  onResponse({ response }) {
    if (response.status === 401) void lapsed()
  },
})

/** The answer, or a {@link Problem} that is thrown. */
export async function answer<T>(call: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const { data, error, response } = await call
  if (response.ok) return data as T
  const said = error as { detail?: string } | undefined
  throw new Problem(response.status, said?.detail ?? response.statusText)
}
