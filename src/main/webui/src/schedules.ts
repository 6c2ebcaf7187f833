import { answer, api, Problem, type Schemas } from './api/client'
import { credentials } from './session'

export type Schedule = Schemas['Schedule']

export interface Wish {
  id: string
  title: string
  zone: string
  organizer: string
  force: boolean
}

/** What is left empty stays as it was. */
export async function upload(wish: Wish, file: File): Promise<Schedule> {
  const calendar = /\.ics$/i.test(file.name)
  const given = Object.entries({ title: wish.title.trim(), zone: wish.zone.trim(), organizer: wish.organizer.trim() })
  return answer(
    api.POST('/api/schedules/{id}', {
      params: {
        path: { id: wish.id },
        query: { ...Object.fromEntries(given.filter(([, value]) => value)), ...(wish.force ? { force: 'true' as const } : {}) },
      },
      headers: { 'content-type': calendar ? 'text/calendar' : 'text/csv' },
      body: file as unknown as string,
      bodySerializer: (body: unknown) => body as Blob,
    }),
  )
}

/** The season that comes with the embedded world. */
export async function demo(): Promise<void> {
  const response = await fetch('/api/local/schedule', { method: 'POST', headers: credentials.headers() })
  if (response.ok) return
  const said = (await response.json()) as { detail?: string }
  throw new Problem(response.status, said.detail ?? response.statusText)
}
