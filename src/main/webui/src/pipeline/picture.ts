/** Where each part of the picture of the pipeline lies. Pure: no DOM, no words; pixels at scale 1. */

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

export interface Band {
  room: string
  x: number
  y: number
  width: number
  height: number
}

export interface Arrow {
  way: Way
  path: string
  middle: { x: number; y: number }
}

export interface Picture {
  width: number
  height: number
  bands: Band[]
  boxes: Box[]
  arrows: Arrow[]
}

export const BOX = { width: 176, height: 48 }
const GAP = { x: 56, y: 20 }
const PAD = 18
const TITLE = 24
/** Bands stand beside each other up to here, then a new row begins. */
const WIDEST = 1700
/** What leads nowhere inside its band stands in columns of so many. */
const STACK = 5

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

export function picture(all: Stop[], ways: Way[]): Picture {
  const rooms = inOrder(all, ways)
  const bands: Band[] = []
  const boxes: Box[] = []
  let x = 0
  let y = 0
  let tallest = 0
  for (const room of rooms) {
    const inside = place(all.filter((one) => one.room === room), ways)
    const width = Math.max(...inside.map((one) => one.x)) + BOX.width + 2 * PAD
    const height = Math.max(...inside.map((one) => one.y)) + BOX.height + 2 * PAD + TITLE
    if (x > 0 && x + width > WIDEST) {
      x = 0
      y += tallest + GAP.x
      tallest = 0
    }
    bands.push({ room, x, y, width, height })
    for (const one of inside) boxes.push({ ...one, x: x + PAD + one.x, y: y + PAD + TITLE + one.y })
    x += width + GAP.x
    tallest = Math.max(tallest, height)
  }
  const at = new Map(boxes.map((box) => [box.id, box]))
  const arrows = ways.flatMap((way) => arrow(way, at.get(way.from), at.get(way.to)))
  return {
    width: Math.max(0, ...bands.map((band) => band.x + band.width)),
    height: Math.max(0, ...bands.map((band) => band.y + band.height)),
    bands,
    boxes,
    arrows,
  }
}

/** From where mail comes in, room by room: next is whichever the rest leads to least, and those before it most. */
function inOrder(all: Stop[], ways: Way[]): string[] {
  const room = new Map(all.map((one) => [one.id, one.room]))
  const between = ways
    .map((way) => ({ from: room.get(way.from), to: room.get(way.to) }))
    .filter((way) => way.from !== way.to && way.from !== undefined && way.to !== undefined)
  const left = new Set([...new Set(all.map((one) => one.room))].sort())
  const order: string[] = []
  const score = (one: string) => between.filter((way) => way.to === one).reduce((sum, way) => sum + (left.has(way.from ?? '') ? 1 : -1), 0)
  let next = room.get('mail:in')
  while (left.size) {
    next ??= [...left].reduce((best, one) => (score(one) < score(best) ? one : best))
    order.push(next)
    left.delete(next)
    next = undefined
  }
  return order
}

/** The stops of one band in columns: each right of all that lead to it. */
function place(inside: Stop[], ways: Way[]): Box[] {
  const here = new Set(inside.map((one) => one.id))
  const own = ways.filter((way) => here.has(way.from) && here.has(way.to) && way.from !== way.to)
  const depth = depths(inside, own)
  const joined = new Set(own.flatMap((way) => [way.from, way.to]))
  const columns: Stop[][] = []
  for (const one of inside.filter((stop) => joined.has(stop.id))) (columns[depth.get(one.id) ?? 0] ??= []).push(one)
  const row = new Map<string, number>()
  for (const column of columns) {
    const before = (one: Stop) => {
      const rows = own.filter((way) => way.to === one.id).flatMap((way) => row.get(way.from) ?? [])
      return rows.length ? rows.reduce((sum, at) => sum + at, 0) / rows.length : -1
    }
    column.sort((a, b) => before(a) - before(b) || a.id.localeCompare(b.id)).forEach((one, at) => row.set(one.id, at))
  }
  const alone = inside.filter((stop) => !joined.has(stop.id)).sort((a, b) => a.id.localeCompare(b.id))
  for (let i = 0; i < alone.length; i += STACK) columns.push(alone.slice(i, i + STACK))
  return columns.flatMap((column, at) => column.map((one, down) => ({ ...one, x: at * (BOX.width + GAP.x), y: down * (BOX.height + GAP.y) })))
}

/** The longest way to each stop; a way that closes a circle does not count. */
function depths(inside: Stop[], own: Way[]): Map<string, number> {
  const depth = new Map<string, number>()
  const open = new Set<string>()
  const measure = (id: string): number => {
    const known = depth.get(id)
    if (known !== undefined) return known
    if (open.has(id)) return -1
    open.add(id)
    const deepest = Math.max(-1, ...own.filter((way) => way.to === id).map((way) => measure(way.from)))
    open.delete(id)
    depth.set(id, deepest + 1)
    return deepest + 1
  }
  for (const one of inside) measure(one.id)
  return depth
}

function arrow(way: Way, from?: Box, to?: Box): Arrow[] {
  if (!from || !to || from === to) return []
  const { width, height } = BOX
  const right = to.x >= from.x + width
  const down = to.y > from.y
  const a = right ? { x: from.x + width, y: from.y + height / 2 } : { x: from.x + width / 2, y: from.y + (down ? height : 0) }
  const d = right ? { x: to.x, y: to.y + height / 2 } : { x: to.x + width / 2, y: to.y + (down ? 0 : height) }
  const pull = Math.min(90, Math.max(24, (right ? d.x - a.x : Math.abs(d.y - a.y)) / 2))
  const turn = down ? pull : -pull
  const b = right ? { x: a.x + pull, y: a.y } : { x: a.x, y: a.y + turn }
  const c = right ? { x: d.x - pull, y: d.y } : { x: d.x, y: d.y - turn }
  const middle = { x: (a.x + 3 * b.x + 3 * c.x + d.x) / 8, y: (a.y + 3 * b.y + 3 * c.y + d.y) / 8 }
  return [{ way, path: `M${a.x},${a.y} C${b.x},${b.y} ${c.x},${c.y} ${d.x},${d.y}`, middle }]
}
