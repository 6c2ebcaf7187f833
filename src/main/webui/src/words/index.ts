import { createI18n } from 'vue-i18n'
import en from './en.json'

/** The languages of the mails; Arabic is written from right to left. */
export const LANGUAGES = ['en', 'de', 'fr', 'es', 'ja', 'ar'] as const
export type Language = (typeof LANGUAGES)[number]

const ARABIC = new Intl.PluralRules('ar')
const STORED = 'cis.language'
const others = import.meta.glob<{ default: typeof en }>('./*.json')

export const words = createI18n({
  legacy: false,
  locale: 'en',
  fallbackLocale: 'en',
  // Other languages have two forms, or one; those of Arabic stand in the order of CLDR.
  pluralRules: { ar: (count) => ['zero', 'one', 'two', 'few', 'many', 'other'].indexOf(ARABIC.select(count)) },
  messages: { en } as Record<string, typeof en>,
})

/** What the reader chose, or what his browser asks for. */
export function preferred(): Language {
  const asked = [localStorage.getItem(STORED) ?? '', ...navigator.languages].map((one) => one.slice(0, 2))
  return asked.find((one): one is Language => (LANGUAGES as readonly string[]).includes(one)) ?? 'en'
}

export async function speak(language: Language) {
  const load = others[`./${language}.json`]
  if (language !== 'en' && load) words.global.setLocaleMessage(language, (await load()).default)
  words.global.locale.value = language
  document.documentElement.lang = language
  document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr'
}

export function choose(language: Language) {
  localStorage.setItem(STORED, language)
  return speak(language)
}
