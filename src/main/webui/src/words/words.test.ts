import { expect, it } from 'vitest'
import en from './en.json'

const languages = import.meta.glob<{ default: Partial<typeof en> }>('./*.json', { eager: true })

it.each(Object.entries(languages))('%s says all that a section of it has in English, with the same gaps to fill', (_file, words) => {
  for (const section of ['pipeline', 'system', 'desk'] as const) {
    const said: Record<string, string> = words.default[section] ?? {}
    expect(Object.keys(said).sort()).toEqual(Object.keys(en[section]).sort())
    for (const [key, text] of Object.entries(en[section])) expect(said[key]?.match(/\{\d}/g) ?? [], key).toEqual(text.match(/\{\d}/g) ?? [])
  }
})
