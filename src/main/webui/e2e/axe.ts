import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** No violation in either scheme, with forced colours, and on a narrow screen, where nothing scrolls sideways. */
export async function accessible(page: Page) {
  const size = page.viewportSize()
  for (const look of [{ colorScheme: 'light' }, { colorScheme: 'dark' }, { forcedColors: 'active' }] as const) {
    await page.emulateMedia(look)
    await clean(page)
  }
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' })
  await page.setViewportSize({ width: 320, height: 640 })
  await clean(page)
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(wider, 'The page scrolls sideways at 320 px').toBeLessThanOrEqual(0)
  if (size) await page.setViewportSize(size)
}

/** No violation as the page is now. */
export async function clean(page: Page) {
  // A frame in which no script runs cannot be asked either; what is in it is somebody's mail.
  const found = await new AxeBuilder({ page }).withTags(RULES).exclude('iframe[sandbox]').analyze()
  expect(found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(', ')}`)).toEqual([])
}
