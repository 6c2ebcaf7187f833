export type Kind = 'accepted' | 'tentative' | 'declined'
export const KINDS: Kind[] = ['accepted', 'tentative', 'declined']
export type Day = { day: string } & Record<Kind, number>

const MILLISECONDS = 86_400_000
/** Days without news are filled in as long as there are no more than this. */
const MOST = 400

/** How the answers stood at the end of each day, from what came on each; a day on which nothing came is as the one before it. */
export function standing(came: Record<string, number | string>[]): Day[] {
  const now = { accepted: 0, tentative: 0, declined: 0 }
  const days: Day[] = []
  for (const one of came) {
    const day = String(one['day'])
    for (let next = after(days.at(-1)?.day); next && next < day && days.length < MOST; next = after(next)) days.push({ day: next, ...now })
    for (const kind of KINDS) now[kind] += Number(one[kind] ?? 0)
    days.push({ day, ...now })
  }
  return days
}

const after = (day?: string) => day && new Date(Date.parse(`${day}T00:00:00Z`) + MILLISECONDS).toISOString().slice(0, 10)
