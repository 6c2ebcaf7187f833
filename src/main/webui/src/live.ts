import { onScopeDispose, ref } from 'vue'
import { answer, api } from './api/client'

/** What the stream tells: as a webhook would be told it, with guests masked. */
export interface Told {
  type: string
  timestamp: string
  data: { event: { uid: string }; date?: string; attendee?: { id: string } }
}

type Listener = (told: Told) => void

const TYPES = ['event.created', 'event.updated', 'event.cancelled', 'attendee.invited', 'attendee.removed', 'attendee.answered', 'attendee.delivery']
const PATIENCE = [1, 2, 5, 15, 30]

/** Whether this page hears what happens at the moment it happens. */
export const live = ref(false)

const listeners = new Set<Listener>()
let source: EventSource | undefined
let failures = 0
let waiting: number | undefined

async function open() {
  if (source || waiting !== undefined || !listeners.size) return
  try {
    const ticket = await answer(api.POST('/api/live/ticket', { body: {} as never }))
    source = new EventSource(ticket.url)
  } catch {
    later()
    return
  }
  source.onopen = () => {
    live.value = true
    failures = 0
  }
  // A ticket opens the stream once: whoever lost it gets another.
  source.onerror = () => {
    close()
    later()
  }
  for (const type of TYPES)
    source.addEventListener(type, (message) => {
      const told = JSON.parse((message as MessageEvent<string>).data) as Told
      for (const listener of listeners) listener(told)
    })
}

function later() {
  const seconds = PATIENCE[Math.min(failures++, PATIENCE.length - 1)] ?? 30
  waiting = window.setTimeout(() => {
    waiting = undefined
    void open()
  }, seconds * 1000)
}

function close() {
  source?.close()
  source = undefined
  live.value = false
}

/** Hears what happens as long as the component lives. */
export function listen(listener: Listener) {
  listeners.add(listener)
  void open()
  onScopeDispose(() => {
    listeners.delete(listener)
    if (!listeners.size) close()
  })
}

/** Runs once for a burst, at most so often. */
export function gently(run: () => void, milliseconds = 500): () => void {
  let planned: number | undefined
  onScopeDispose(() => window.clearTimeout(planned))
  return () => {
    planned ??= window.setTimeout(() => {
      planned = undefined
      run()
    }, milliseconds)
  }
}
