import { expect, it } from 'vitest'
import en from './en.json'

type Words = { [key: string]: string | Words }
const languages = import.meta.glob<{ default: Words }>('./*.json', { eager: true })

it.each(Object.entries(languages))('%s says all that is said in English, with the same gaps to fill', (_file, words) => {
  const said = flat(words.default)
  const english = flat(en)
  expect([...said.keys()].sort()).toEqual([...english.keys()].sort())
  for (const [key, text] of english) expect(gaps(said.get(key) ?? ''), key).toEqual(gaps(text))
})

function flat(words: Words, under = ''): Map<string, string> {
  return new Map(Object.entries(words).flatMap(([key, said]) => (typeof said === 'string' ? [[under + key, said] as const] : [...flat(said, `${under}${key}.`)])))
}

/** Languages put them in an order of their own. */
function gaps(text: string): string[] {
  return (text.match(/\{\d}/g) ?? []).sort()
}
