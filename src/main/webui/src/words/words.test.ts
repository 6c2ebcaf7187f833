import { expect, it } from 'vitest'
import en from './en.json'

const languages = import.meta.glob<{ default: Partial<typeof en> }>('./*.json', { eager: true })

it.each(Object.entries(languages))('%s says all that a section of it has in English, with the same gaps to fill', (_file, words) => {
  expect(Object.keys(words.default).sort()).toEqual(Object.keys(en).sort())
  for (const section of Object.keys(en) as (keyof typeof en)[]) {
    if (typeof en[section] === 'string') continue
    const said: Record<string, string> = words.default[section] ?? {}
    expect(Object.keys(said).sort()).toEqual(Object.keys(en[section]).sort())
    for (const [key, text] of Object.entries(en[section])) expect(gaps(said[key] ?? ''), key).toEqual(gaps(text))
  }
})

/** Languages put them in an order of their own. */
function gaps(text: string): string[] {
  return (text.match(/\{\d}/g) ?? []).sort()
}
