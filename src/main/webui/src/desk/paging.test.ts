import { expect, it, vi } from 'vitest'
import { paging } from './paging'

const PAGES: Record<string, { items: number[]; next: string }> = {
  '': { items: [1, 2], next: 'b' },
  b: { items: [], next: 'c' },
  c: { items: [5], next: '' },
}

it('one goes on to the end and back again', async () => {
  const pages = paging((next) => Promise.resolve(PAGES[next]!))
  await vi.waitFor(() => expect(pages.items.value).toEqual([1, 2]))
  await pages.on()
  expect([pages.items.value, pages.more.value, pages.number.value]).toEqual([[], true, 2])
  await pages.on()
  expect([pages.items.value, pages.more.value, pages.number.value]).toEqual([[5], false, 3])
  await pages.back()
  await pages.back()
  expect([pages.items.value, pages.here.value, pages.number.value]).toEqual([[1, 2], '', 1])
})

it('a page that cannot be read leaves one where one was', async () => {
  const pages = paging((next) => (next === 'b' ? Promise.reject(new Error('Gone')) : Promise.resolve(PAGES[next]!)))
  await vi.waitFor(() => expect(pages.busy.value).toBe(false))
  await pages.on()
  expect([pages.number.value, pages.failure.value?.message]).toEqual([1, 'Gone'])
})
