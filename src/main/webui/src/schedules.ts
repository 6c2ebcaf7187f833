import { answer, api, Problem, type Schemas } from './api/client'
import { zoned } from './season'
import { credentials } from './session'

export type Schedule = Schemas['Schedule']

export interface Wish {
  id: string
  title: string
  zone: string
  url: string
  organizer: string
  force: boolean
}

/** What is left empty stays as it was. */
async function said(wish: Wish, calendar: boolean): Promise<{ title?: string; zone?: string; organizer?: string }> {
  const { response } = await api.GET('/api/schedules/{id}', { params: { path: { id: wish.id } } })
  const zone = zoned(wish.zone, calendar, response.status !== 404, Intl.DateTimeFormat().resolvedOptions().timeZone)
  const given = Object.entries({ title: wish.title.trim(), zone, organizer: wish.organizer.trim() })
  return Object.fromEntries(given.filter(([, value]) => value))
}

export async function upload(wish: Wish, file: File): Promise<Schedule> {
  const calendar = /\.ics$/i.test(file.name)
  return answer(
    api.POST('/api/schedules/{id}', {
      params: {
        path: { id: wish.id },
        query: { ...(await said(wish, calendar)), ...(wish.force ? { force: 'true' as const } : {}) },
      },
      headers: { 'content-type': calendar ? 'text/calendar' : 'text/csv' },
      body: file as unknown as string,
      bodySerializer: (body: unknown) => body as Blob,
    }),
  )
}

/** From where it is published, now and by itself from then on. */
export async function subscribe(wish: Wish): Promise<Schedule> {
  const calendar = !/\.csv$/i.test(wish.url.trim())
  return answer(
    api.POST('/api/schedules/{id}/subscribe', {
      params: { path: { id: wish.id } },
      body: { url: wish.url.trim(), ...(await said(wish, calendar)), force: wish.force },
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
