import { ref } from 'vue'

/** Something that is done at the press of a button: what is said after it, or why it was not done. */
export function doing() {
  const said = ref('')
  const failure = ref('')
  const busy = ref(false)

  async function run<T>(what: () => Promise<T>, after: (answer: T) => string | void) {
    if (busy.value) return
    busy.value = true
    said.value = ''
    failure.value = ''
    try {
      said.value = after(await what()) ?? ''
    } catch (e) {
      failure.value = (e as Error).message
    } finally {
      busy.value = false
    }
  }
  return { said, failure, busy, run }
}
