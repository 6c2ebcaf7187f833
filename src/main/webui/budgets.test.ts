import { expect, test } from 'vitest'
import { strict } from './budgets'

const flaws = (html: string) => {
  const found: string[] = []
  strict(html, (flaw) => found.push(flaw))
  return found
}

test('a page of our own files needs no exception', () => {
  expect(flaws('<link rel="stylesheet" href="/a.css"><script type="module" src="/a.js"></script>')).toEqual([])
})

test.each([
  '<script>go()</script>',
  '<style>p { color: red }</style>',
  '<p style="color: red">',
  '<body onload="go()">',
  '<script src="https://cdn.example/a.js"></script>',
])('%s would need one', (html) => {
  expect(flaws(html)).toHaveLength(1)
})
