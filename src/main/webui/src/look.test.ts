import { expect, it } from 'vitest'
import { contrast, faint, fieldOf } from './look'

it('knows the ends of contrast', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
  expect(contrast('#ffffff', '#000000')).toBeCloseTo(21)
  expect(contrast('#2f6fed', '#2f6fed')).toBe(1)
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
})

it('warns of a colour that can hardly be seen on one ground', () => {
  expect(faint('#2f6fed')).toEqual([])
  expect(faint('#ffee00').map((one) => one.ground)).toEqual(['light'])
  expect(faint('#101010').map((one) => one.ground)).toEqual(['dark'])
  expect(faint('#ffffff')[0]?.ratio).toBe(1)
})

it('holds three to one to be enough, and rounds nothing up to it', () => {
  expect(faint('#949494')).toEqual([])
  expect(faint('#959595')).toEqual([{ ground: 'light', ratio: 2.9 }])
})

it.each(['', 'red', '#fff', '#12345g'])('says nothing of %s, which is no colour', (colour) => {
  expect(faint(colour)).toEqual([])
})

it('finds the field that the server speaks of', () => {
  expect(fieldOf('colour must be of the form #2f6fed.')).toBe('colour')
  expect(fieldOf('reply_line is longer than 200 characters.')).toBe('reply_line')
  expect(fieldOf('name is needed beside logo: it is shown where pictures are not loaded.')).toBe('name')
  expect(fieldOf('Too many calls in this second. Wait a second and go on.')).toBeUndefined()
})
