import { answer, api, type Schemas } from '../api/client'
import { written, type Meaning } from './columns'

export type Preview = Schemas['ListPreview']
export type Job = Schemas['List']

/** What is read into memory; how large a list may be, the server says. */
export const MOST_BYTES = 20 * 1024 * 1024

/** A file as it was when it was chosen, whatever becomes of it since. */
export interface Chosen {
  name: string
  bytes: ArrayBuffer
}

/** The bytes go as they are: the server finds out their charset. */
const call = (uid: string, file: Chosen, means: readonly Meaning[]) => ({
  params: { path: { uid }, query: written(means) ? { columns: written(means) } : {} },
  body: file.bytes as never,
  bodySerializer: (body: unknown) => body as ArrayBuffer,
  headers: { 'Content-Type': 'text/csv' },
})

export function preview(uid: string, file: Chosen, means: readonly Meaning[]): Promise<Preview> {
  return answer(api.POST('/api/event/{uid}/invites/preview', call(uid, file, means)))
}

/** @param once the same in each try, so that a list whose answer was lost begins once */
export function invite(uid: string, file: Chosen, means: readonly Meaning[], once: string): Promise<Job> {
  const { params, ...rest } = call(uid, file, means)
  return answer(
    api.POST('/api/event/{uid}/invites', { ...rest, params: { ...params, header: { 'Idempotency-Key': once } } }),
  )
}

export const job = (id: string): Promise<Job> => answer(api.GET('/api/bulk/{id}', { params: { path: { id } } }))
export const stop = (id: string): Promise<Job> => answer(api.DELETE('/api/bulk/{id}', { params: { path: { id } } }))

export async function rejected(id: string): Promise<Blob> {
  return (await answer(api.GET('/api/bulk/{id}/rejected/file', { params: { path: { id } }, parseAs: 'blob' }))) as unknown as Blob
}

/** How many would be invited, as far as is known. */
export function due(seen: Preview | undefined): number {
  return seen && !seen.problem ? (seen.invited ?? 0) : 0
}
