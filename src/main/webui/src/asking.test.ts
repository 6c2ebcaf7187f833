import { describe, expect, it } from 'vitest'
import { asking, listing } from './asking'

/** Answers that come when the test says so. */
function answers<T>() {
  const open: ((value: T) => void)[] = []
  return { ask: () => new Promise<T>((give) => open.push(give)), give: (at: number, value: T) => open[at]?.(value) }
}
const settled = () => new Promise((next) => setTimeout(next))

describe('of answers that overtake each other', () => {
  it('what was asked for last counts', async () => {
    const server = answers<string>()
    const asked = asking(server.ask)
    void asked.again()
    server.give(1, 'new')
    await settled()
    server.give(0, 'old')
    await settled()
    expect(asked.value.value).toBe('new')
    expect(asked.busy.value).toBe(false)
  })

  it('a list is that of the newest search', async () => {
    const server = answers<{ items: string[]; next: string }>()
    const list = listing(server.ask)
    void list.begin()
    server.give(1, { items: ['new'], next: '' })
    await settled()
    server.give(0, { items: ['old'], next: 'more' })
    await settled()
    expect(list.items.value).toEqual(['new'])
    expect(list.next.value).toBe('')
  })
})

it('asked for something else, nothing of before is shown', async () => {
  const server = answers<string>()
  const asked = asking(server.ask)
  server.give(0, 'A')
  await settled()
  void asked.anew()
  expect(asked.value.value).toBeUndefined()
})
