import { expect, it } from 'vitest'
import { code } from './qr'

it('a code is white all around and has its three corners', () => {
  const { size, path } = code('https://invites.example.org/e/1234')
  expect(size).toBeGreaterThan(21 + 8)
  expect(path.startsWith('M4 4h1v1h-1z')).toBe(true)
  for (const [x, y] of [[4, 4], [size - 5, 4], [4, size - 5]]) expect(path).toContain(`M${x} ${y}h1`)
  expect(path).not.toMatch(/M[0-3] |M\d+ [0-3]h/)
})
