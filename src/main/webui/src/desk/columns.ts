/** What a column of a list may hold, as the server calls it; empty for one that is not read. */
export const MEANINGS = ['', 'email', 'name', 'first', 'last', 'language', 'dates', 'uid'] as const
export type Meaning = (typeof MEANINGS)[number]

/** One column is chosen; what another one held before is that one's no more. */
export function choose(means: readonly Meaning[], place: number, meaning: Meaning): Meaning[] {
  return means.map((one, at) => (at === place ? meaning : meaning && one === meaning ? '' : one))
}

/** As the server is told; empty when nothing is chosen, so that the first row says it. */
export function written(means: readonly Meaning[]): string {
  return means.join(',')
}
