import type { Schemas } from '../api/client'

type Pipeline = Schemas['Pipeline']

/** What passed each way, and how much of it in each second since the reading before. */
export interface Flow {
  count: number
  perSecond: number
}

export const key = (way: { from: string; to: string }) => `${way.from} ${way.to}`

/** A route counts what it sends; what it takes from a queue is all that it did. */
function counts(reading: Pipeline): Map<string, number> {
  const done = new Map(reading.items.map((route) => [`route:${route.id}`, (route.completed ?? 0) + (route.failed ?? 0)]))
  return new Map(reading.edges.map((way) => [key(way), way.sent ?? (way.from.startsWith('queue:') ? (done.get(way.to) ?? 0) : 0)]))
}

export function flows(now: Pipeline, before?: Pipeline): Map<string, Flow> {
  const earlier = before ? counts(before) : new Map<string, number>()
  const seconds = before ? (Date.parse(now.at) - Date.parse(before.at)) / 1000 : 0
  const found = new Map<string, Flow>()
  for (const [way, count] of counts(now)) {
    // A process that started anew counts from nothing.
    const more = Math.max(0, count - (earlier.get(way) ?? count))
    found.set(way, { count, perSecond: seconds > 0 ? more / seconds : 0 })
  }
  return found
}
