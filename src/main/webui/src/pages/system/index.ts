/** The pages of administrators, in the order of their menu. */
export const SYSTEM = ['mails', 'quarantine', 'organizers', 'lists', 'suppressions', 'person', 'keys', 'hooks', 'audit'] as const

const PAGES = import.meta.glob('./*.vue')
const file = (page: string) => PAGES[`./${page.charAt(0).toUpperCase()}${page.slice(1)}.vue`]

export const systemPages = SYSTEM.flatMap((page) => {
  const component = file(page)
  return component ? [{ path: page, component }] : []
})
