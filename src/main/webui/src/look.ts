import type { Schemas } from './api/client'

export type Brand = Required<Schemas['BrandAsked']>
export const FIELDS = ['name', 'colour', 'logo', 'reply_line', 'language'] as const
export type Field = (typeof FIELDS)[number]

/** The mails that a guest gets, and those of an organizer that guests never see, by the names of their layouts. */
export const GUESTS = ['invite', 'update', 'refreshed', 'cancellation', 'uninvited', 'proposal-declined', 'page-confirm', 'picks-confirm'] as const
export const ORGANIZERS = ['event-created', 'attendee-report', 'event-failed', 'schedule-report'] as const
export type MailKind = (typeof GUESTS)[number] | (typeof ORGANIZERS)[number]

/** What mails and pages lie on, by day and by night. */
const GROUNDS = { light: '#ffffff', dark: '#1e2226' } as const
/** Of what is no text (WCAG 2.2, 1.4.11). */
const SEEN = 3

/** Relative luminance of `#rrggbb` (WCAG 2.2). */
function luminance(colour: string): number {
  const channel = (at: number) => {
    const share = parseInt(colour.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

/** From 1, none, to 21. */
export function contrast(one: string, other: string): number {
  const [bright, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number]
  return (bright + 0.05) / (dark + 0.05)
}

export const isColour = (written: string) => /^#[0-9a-fA-F]{6}$/.test(written)

/** The grounds on which a colour can hardly be seen, and how well it can. */
export function faint(colour: string): { ground: keyof typeof GROUNDS; ratio: number }[] {
  if (!isColour(colour)) return []
  return (Object.keys(GROUNDS) as (keyof typeof GROUNDS)[])
    .map((ground) => ({ ground, ratio: Math.floor(contrast(colour, GROUNDS[ground]) * 10) / 10 }))
    .filter((one) => one.ratio < SEEN)
}

/** The field that a sentence of the server is about: it begins with its name. */
export function fieldOf(sentence: string): Field | undefined {
  return FIELDS.find((field) => sentence.startsWith(`${field} `))
}
