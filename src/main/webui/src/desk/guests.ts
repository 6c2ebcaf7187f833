import { computed, ref, watch } from 'vue'
import { answer, api, type Attendee } from '../api/client'
import { gently } from '../live'
import type { Opened } from './event'
import { paging } from './paging'

/** Answers by which guests can be listed. */
export const SAID = ['accepted', 'tentative', 'declined', 'noaction', 'delegated', 'uninvited'] as const
export type Answer = (typeof SAID)[number] | ''

export const PAGE = 50

/** The guests of an event, a page at a time; who they are is known once it was asked for, and only as long as one looks. */
export function guests(open: Opened, answered: () => Answer) {
  const names = ref(new Map<string, Attendee>())
  const query = (next: string) => ({ next, limit: PAGE, ...(answered() ? { status: answered() as Exclude<Answer, ''> } : {}) })
  const path = { uid: open.uid }
  const pages = paging<Attendee>((next) =>
    answer(api.GET('/api/event/{uid}/attendees', { params: { path, query: query(next) } })),
  )
  watch(answered, () => void pages.begin())
  watch(() => open.changes, gently(() => void pages.again()))

  /** @param only the id of one; without it all of the page. The server notes that somebody looked. */
  async function name(only?: string) {
    const found = await answer(
      api.GET('/api/event/{uid}/attendees/named', { params: { path, query: { ...query(pages.here.value), ...(only ? { only } : {}) } } }),
    )
    names.value = new Map([...names.value, ...found.items.map((one) => [one.id, one] as const)])
    return found.items
  }

  const shown = computed(() =>
    pages.items.value.map((one) => {
      const known = names.value.get(one.id)
      return known ? { ...one, attendee: known.attendee, name: known.name, known: true } : { ...one, known: false }
    }),
  )
  return { pages, shown, name, named: (id: string) => names.value.get(id), hide: () => names.value.clear() }
}

export type Guest = Attendee & { known: boolean }
