import { onScopeDispose, ref } from 'vue'
import { answer, api } from './api/client'

/** What the stream tells: as a webhook would be told it, with guests masked. */
export interface Told {
  type: string
  timestamp: string
  data: { event: { uid: string }; date?: string; attendee?: { id: string } }
}

/** @param again reads anew whatever may have changed while nothing was heard */
interface Listener {
  hear: (told: Told) => void
  again: () => void
}

const TYPES = ['event.created', 'event.updated', 'event.cancelled', 'attendee.invited', 'attendee.removed', 'attendee.answered', 'attendee.delivery']
const PATIENCE = [1, 2, 5, 15, 30]

/** Whether this page hears what happens at the moment it happens. */
export const live = ref(false)

const listeners = new Set<Listener>()
let source: EventSource | undefined
let opening = false
let missed = false
let failures = 0
let waiting: number | undefined

async function open() {
  if (source || opening || waiting !== undefined || !listeners.size) return
  opening = true
  try {
    const ticket = await answer(api.POST('/api/live/ticket', { body: {} as never }))
    // Whoever left the page meanwhile hears nothing more.
    if (listeners.size) begin(new EventSource(ticket.url))
  } catch {
    later()
  } finally {
    opening = false
  }
}

function begin(stream: EventSource) {
  source = stream
  stream.onopen = () => {
    live.value = true
    failures = 0
    if (missed) for (const listener of listeners) listener.again()
    missed = false
  }
  // A ticket opens the stream once: whoever lost it gets another.
  stream.onerror = () => {
    stream.close()
    if (source !== stream) return
    source = undefined
    live.value = false
    missed = true
    later()
  }
  for (const type of TYPES)
    stream.addEventListener(type, (message) => {
      const told = JSON.parse((message as MessageEvent<string>).data) as Told
      for (const listener of listeners) listener.hear(told)
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
  missed = false
}

/**
 * Hears what happens as long as the component lives.
 *
 * @param again what is to be read anew once the stream, after it was lost, is heard again
 */
export function listen(hear: (told: Told) => void, again: () => void) {
  const listener = { hear, again }
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
