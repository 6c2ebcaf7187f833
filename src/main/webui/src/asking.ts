import { ref, shallowRef, type Ref } from 'vue'

/** Something that is asked of the server: what it said last, or why it said nothing. */
export function asking<T>(ask: () => Promise<T>) {
  const value = shallowRef<T>()
  const failure = shallowRef<Error>()
  const busy = ref(false)

  async function again() {
    busy.value = true
    try {
      value.value = await ask()
      failure.value = undefined
    } catch (e) {
      failure.value = e as Error
    } finally {
      busy.value = false
    }
  }

  void again()
  return { value, failure, busy, again }
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

  async function read(from: string) {
    busy.value = true
    try {
      const page = await ask(from)
      items.value = from ? [...items.value, ...page.items] : page.items
      next.value = page.next
      failure.value = undefined
    } catch (e) {
      failure.value = e as Error
    } finally {
      busy.value = false
    }
  }

  const begin = () => read('')
  const more = () => read(next.value)
  void begin()
  return { items, next, failure, busy, begin, more }
}
