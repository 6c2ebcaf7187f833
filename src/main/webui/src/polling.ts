import { onScopeDispose } from 'vue'

/** Runs again and again while somebody looks; never twice at once. */
export function polling(run: () => Promise<unknown>, milliseconds: number) {
  let waiting: number | undefined
  let over = false
  let busy = false

  async function round() {
    window.clearTimeout(waiting)
    if (over || busy || document.hidden) return
    busy = true
    await run()
    busy = false
    waiting = window.setTimeout(() => void round(), milliseconds)
  }
  const seen = () => void round()
  document.addEventListener('visibilitychange', seen)
  waiting = window.setTimeout(seen, milliseconds)
  onScopeDispose(() => {
    over = true
    window.clearTimeout(waiting)
    document.removeEventListener('visibilitychange', seen)
  })
}
