import { nextTick } from 'vue'

/**
 * To be asked when something is pressed that goes away by it. Focus is then given to what came instead, by its id, unless the reader
 * has gone on to something else meanwhile.
 */
export function focused() {
  const pressed = document.activeElement
  return async (id: string) => {
    await nextTick()
    const now = document.activeElement
    if (now === pressed || !now || now === document.body) document.getElementById(id)?.focus()
  }
}
