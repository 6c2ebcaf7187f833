/** How the dashboard looks: as the system does, or as its reader chose. `theme.js` reads the choice before the first paint. */
export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

const STORED = 'cis.theme'

export function theme(): Theme {
  const stored = localStorage.getItem(STORED)
  return THEMES.find((one) => one === stored) ?? 'system'
}

export function wear(chosen: Theme) {
  if (chosen === 'system') {
    localStorage.removeItem(STORED)
    delete document.documentElement.dataset['theme']
  } else {
    localStorage.setItem(STORED, chosen)
    document.documentElement.dataset['theme'] = chosen
  }
}
