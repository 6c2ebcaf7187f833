import { computed, ref, shallowRef, type Ref } from 'vue'
import type { Page } from '../asking'

/** A long list, of which one page is looked at. */
export function paging<T>(ask: (next: string) => Promise<Page<T>>) {
  const items = shallowRef<T[]>([]) as Ref<T[]>
  /** Where each page begins that was looked at on the way to this one, and this one itself. */
  const places = ref([''])
  const next = ref('')
  const failure = shallowRef<Error>()
  const busy = ref(true)
  let last = 0

  async function read(at: string[]) {
    const mine = ++last
    busy.value = true
    try {
      const page = await ask(at.at(-1) ?? '')
      if (mine !== last) return
      items.value = page.items
      next.value = page.next
      places.value = at
      failure.value = undefined
    } catch (e) {
      if (mine === last) failure.value = e as Error
    } finally {
      if (mine === last) busy.value = false
    }
  }

  void read([''])
  return {
    items,
    failure,
    busy,
    number: computed(() => places.value.length),
    here: computed(() => places.value.at(-1) ?? ''),
    more: computed(() => next.value !== ''),
    begin: () => read(['']),
    again: () => read(places.value),
    on: () => read([...places.value, next.value]),
    back: () => read(places.value.slice(0, -1)),
  }
}
