import { ref, shallowRef, type Ref } from 'vue'

/**
 * Something that is asked of the server: what it said last, or why it said nothing. Of answers that overtake each other the one that was
 * asked for last counts.
 */
export function asking<T>(ask: () => Promise<T>) {
  const value = shallowRef<T>()
  const failure = shallowRef<Error>()
  const busy = ref(false)
  let last = 0

  async function again() {
    const mine = ++last
    busy.value = true
    try {
      const said = await ask()
      if (mine !== last) return
      value.value = said
      failure.value = undefined
    } catch (e) {
      if (mine === last) failure.value = e as Error
    } finally {
      if (mine === last) busy.value = false
    }
  }

  /** Asked again for something else: what was said before is of no use. */
  function anew() {
    value.value = undefined
    failure.value = undefined
    return again()
  }

  void again()
  return { value, failure, busy, again, anew }
}

export interface Page<T> {
  items: T[]
  next: string
}

/** A list, page by page. */
export function listing<T>(ask: (next: string) => Promise<Page<T>>) {
  const items = shallowRef<T[]>([]) as Ref<T[]>
  const next = ref('')
  const failure = shallowRef<Error>()
  const busy = ref(true)
  let last = 0

  async function read(from: string) {
    const mine = ++last
    busy.value = true
    try {
      const page = await ask(from)
      if (mine !== last) return
      items.value = from ? [...items.value, ...page.items] : page.items
      next.value = page.next
      failure.value = undefined
    } catch (e) {
      if (mine === last) failure.value = e as Error
    } finally {
      if (mine === last) busy.value = false
    }
  }

  const begin = () => read('')
  const more = () => read(next.value)
  void begin()
  return { items, next, failure, busy, begin, more }
}
