import { describe, expect, it } from 'vitest'
import { BOX, busy, picture, stops, type Way } from './picture'

const way = (from: string, to: string): Way => ({ from, to, failing: false })
const route = (name: string, room = 'mail') => ({ id: `route:${name}`, room })

describe('what lies between routes', () => {
  it('stands in the room that reads it, a topic in the one that writes it', () => {
    const ways = [way('route:tell', 'topic:events'), way('topic:events', 'queue:told'), way('queue:told', 'route:send')]
    const rooms = new Map(stops([route('tell', 'event'), route('send', 'outbox')], ways).map((one) => [one.id, one.room]))
    expect(rooms.get('queue:told')).toBe('outbox')
    expect(rooms.get('topic:events')).toBe('event')
  })

  it('leaves out what is no part of the flow', () => {
    expect(stops([route('a')], [way('route:a', 'bucket:mails'), way('http:/api', 'route:a')])).toHaveLength(1)
  })
})

describe('what ran', () => {
  const all = [route('in'), route('out'), route('idle'), { id: 'queue:q', room: 'mail' }, { id: 'queue:unread', room: 'mail' }, { id: 'mail:in', room: 'mail' }]
  const ways = [
    way('mail:in', 'route:in'),
    { ...way('route:in', 'queue:q'), sent: 3 },
    way('queue:q', 'route:out'),
    { ...way('route:in', 'route:idle'), sent: 0 },
    { ...way('route:in', 'route:out'), failing: true },
    way('queue:unread', 'route:idle'),
  ]

  it('is the routes that did something and what lies between them', () => {
    const found = busy(all, ways, (name) => (name === 'idle' ? 0 : 3))
    expect(found.stops.map((one) => one.id)).toEqual(['route:in', 'route:out', 'queue:q', 'mail:in'])
    expect(found.ways.map((one) => one.to)).toEqual(['route:in', 'queue:q', 'route:out'])
  })

  it('is nothing at first', () => {
    expect(busy(all, ways, () => 0).stops).toEqual([])
  })
})

describe('the picture', () => {
  it('has each stop below what leads to it, and no two on each other', () => {
    const all = ['a', 'b', 'c', 'd', 'alone'].map((name) => route(name))
    const drawn = picture(all, [way('route:a', 'route:b'), way('route:b', 'route:d'), way('route:a', 'route:c'), way('route:c', 'route:d')])
    const y = (name: string) => drawn.boxes.find((box) => box.id === `route:${name}`)?.y ?? NaN
    expect(y('a')).toBeLessThan(y('b'))
    expect(y('b')).toBe(y('c'))
    expect(y('c')).toBeLessThan(y('d'))
    expect(new Set(drawn.boxes.map((box) => `${box.x},${box.y}`)).size).toBe(all.length)
    for (const box of drawn.boxes) expect(box.x + BOX.width).toBeLessThan(drawn.width)
  })

  it('ends although ways go in a circle', () => {
    const drawn = picture([route('a'), route('b')], [way('route:a', 'route:b'), way('route:b', 'route:a'), way('route:a', 'route:a')])
    expect(drawn.boxes).toHaveLength(2)
    expect(drawn.arrows).toHaveLength(2)
  })

  it('of nothing is empty', () => {
    expect(picture([], [])).toEqual({ width: 0, height: 0, boxes: [], arrows: [] })
  })

  it('draws hundreds of routes within a moment', () => {
    const all = Array.from({ length: 400 }, (_, i) => route(`r${i}`, `room${i % 12}`))
    const ways = all.slice(1).map((one, i) => way(`route:r${i}`, one.id))
    expect(picture(all, ways).boxes).toHaveLength(400)
  })
})
