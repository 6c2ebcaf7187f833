import { expect, it } from 'vitest'
import { choose, written } from './columns'

it('a meaning is held by one column', () => {
  expect(choose(['email', '', 'name'], 1, 'email')).toEqual(['', 'email', 'name'])
  expect(choose(['email', '', ''], 0, '')).toEqual(['', '', ''])
  expect(choose(['', 'name', ''], 0, '')).toEqual(['', 'name', ''])
})

it('columns are told in their order, those that are not read as nothing', () => {
  expect(written(['name', '', 'email', ''])).toBe('name,,email,')
  expect(written([])).toBe('')
})
