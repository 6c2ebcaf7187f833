/** Where each part of the picture of the pipeline lies. Pure: no DOM, no words; pixels at scale 1. */

import { Graph, layout } from '@dagrejs/dagre'

export interface Way {
  from: string
  to: string
  failing: boolean
  sent?: number
}

/** A route or what lies between routes; its id has its kind before a colon. */
export interface Stop {
  id: string
  room: string
}

export interface Box extends Stop {
  x: number
  y: number
}

interface Point {
  x: number
  y: number
}

export interface Arrow {
  way: Way
  path: string
  middle: Point
}

export interface Picture {
  width: number
  height: number
  boxes: Box[]
  arrows: Arrow[]
}

export const BOX = { width: 178, height: 58 }
const GAP = { beside: 28, below: 30 }
/** Of the number on an arrow. */
const LABEL = { width: 36, height: 16 }

const PLACES = new Set(['route', 'queue', 'topic', 'mail'])
export const kind = (id: string) => id.slice(0, id.indexOf(':'))
export const name = (id: string) => id.slice(id.indexOf(':') + 1)

/** All that ways name besides routes stands in the room that reads it, or else in the one that writes it. */
export function stops(routes: Stop[], ways: Way[]): Stop[] {
  const rooms = new Map(routes.map((one) => [one.id, one.room]))
  const others = new Set(ways.flatMap((way) => [way.from, way.to]).filter((id) => !rooms.has(id) && PLACES.has(kind(id)) && kind(id) !== 'route'))
  for (let again = true; again; ) {
    again = false
    for (const id of others) {
      const next = ways.find((way) => way.from === id && rooms.has(way.to))?.to ?? ways.find((way) => way.to === id && rooms.has(way.from))?.from
      if (next === undefined || kind(id) === 'topic' && kind(next) === 'queue') continue
      rooms.set(id, rooms.get(next) ?? '')
      others.delete(id)
      again = true
    }
  }
  return [...rooms].map(([id, room]) => ({ id, room }))
}

/** Those that something passed, and what lies between two of them. */
export function busy(all: Stop[], ways: Way[], did: (route: string) => number): { stops: Stop[]; ways: Way[] } {
  const ran = new Set(all.filter((one) => kind(one.id) === 'route' && did(name(one.id)) > 0).map((one) => one.id))
  const passed = ways.filter((way) => (ran.has(way.from) || kind(way.from) !== 'route') && (ran.has(way.to) || kind(way.to) !== 'route') && way.sent !== 0 && !(way.failing && !way.sent))
  const led = new Set(passed.filter((way) => ran.has(way.from)).map((way) => way.to))
  const read = new Set(passed.filter((way) => ran.has(way.to)).map((way) => way.from))
  const between = (id: string) => ran.has(id) || (kind(id) === 'queue' ? read.has(id) : kind(id) === 'topic' && led.has(id))
  const shown = new Set(all.map((one) => one.id).filter((id) => between(id) || kind(id) === 'mail'))
  const found = passed.filter((way) => shown.has(way.from) && shown.has(way.to))
  // What only a clock starts, and leads nowhere, is no part of a mail's way.
  const joined = new Set(found.flatMap((way) => [way.from, way.to]))
  return { stops: all.filter((one) => joined.has(one.id)), ways: found }
}

/** From top to bottom, each stop below those that lead to it. */
export function picture(all: Stop[], ways: Way[]): Picture {
  if (!all.length) return { width: 0, height: 0, boxes: [], arrows: [] }
  const graph = new Graph({ multigraph: true })
  graph.setGraph({ rankdir: 'TB', nodesep: GAP.beside, ranksep: GAP.below, edgesep: 14, marginx: 8, marginy: 12 })
  const rooms = new Map(all.map((one) => [one.id, one.room]))
  for (const one of all) graph.setNode(one.id, { ...BOX })
  ways.forEach((way, at) => {
    if (rooms.has(way.from) && rooms.has(way.to) && way.from !== way.to)
      graph.setEdge(way.from, way.to, { ...LABEL, labelpos: 'c', weight: way.failing ? 0 : 1 }, String(at))
  })
  layout(graph)
  const drawn = graph.graph()
  return {
    width: drawn.width ?? 0,
    height: drawn.height ?? 0,
    boxes: graph.nodes().map((id) => {
      const { x = 0, y = 0 } = graph.node(id)
      return { id, room: rooms.get(id) ?? '', x: x - BOX.width / 2, y: y - BOX.height / 2 }
    }),
    arrows: graph.edges().flatMap((edge) => {
      const way = ways[Number(edge.name)]
      const { points = [], x = 0, y = 0 } = graph.edge(edge) as { points?: Point[]; x?: number; y?: number }
      return way ? [{ way, path: curve(points), middle: { x, y } }] : []
    }),
  }
}

/** Round where it turns: it goes through the middle of each two points. */
function curve(points: Point[]): string {
  const [first, ...rest] = points
  const last = rest.pop()
  if (!first || !last) return ''
  const at = (point: Point) => `${point.x.toFixed(1)},${point.y.toFixed(1)}`
  let path = `M${at(first)}`
  rest.forEach((point, i) => {
    const next = rest[i + 1]
    path += ` Q${at(point)} ${at(next ? { x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 } : last)}`
  })
  return rest.length ? path : `${path} L${at(last)}`
}
