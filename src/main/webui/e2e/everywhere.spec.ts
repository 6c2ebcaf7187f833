import { readFile } from 'node:fs/promises'
import { clean } from './axe'
import { expect, test } from './browser'
import { call, eventually, mail, signIn } from './world'

interface Events {
  items: { uid: string }[]
}

const SYSTEM = ['mails', 'quarantine', 'organizers', 'lists', 'suppressions', 'person', 'keys', 'hooks', 'audit']

test('every page of the menu is for everybody, by day and by night and from right to left', async ({ page }) => {
  test.setTimeout(240_000)
  await mail('ada@example.com', 'create@invites.localhost', await readFile('../../../docs/samples/gmail.eml', 'utf8'))
  const { uid } = await eventually(async () => (await call<Events>('GET', '/api/events?q=concert')).items[0])
  await signIn(page, '/events')
  const pages = ['/events', '/events?as=list', `/event/${uid}`, '/mailboxes', '/schedules', '/pipeline', '/look/ada@example.com', '/account', '/no-such-page', ...SYSTEM.map((one) => `/system/${one}`)]
  for (const path of pages)
    await test.step(path, async () => {
      await page.goto(path)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expect(page.getByText('Loading…')).toHaveCount(0)
      await clean(page)
      await page.emulateMedia({ forcedColors: 'active' })
      await clean(page)
      // By night, on a telephone, from right to left: all at once, since each look takes its time.
      await page.emulateMedia({ forcedColors: 'none', colorScheme: 'dark' })
      await page.locator('header select').first().selectOption('ar')
      await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
      await page.setViewportSize({ width: 320, height: 640 })
      await clean(page)
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
      expect(wider, 'The page scrolls sideways').toBeLessThanOrEqual(0)
      await page.setViewportSize({ width: 1200, height: 900 })
      await page.locator('header select').first().selectOption('en')
      await page.emulateMedia({ colorScheme: 'light' })
    })
})

test('on a telephone the menu is folded away until it is asked for', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 })
  await signIn(page, '/events')
  const menu = page.getByRole('button', { name: 'Menu' })
  await expect(menu).toHaveAttribute('aria-expanded', 'false')
  expect((await page.locator('header').boundingBox())!.height).toBeLessThanOrEqual(120)
  await menu.focus()
  await page.keyboard.press('Enter')
  await expect(menu).toHaveAttribute('aria-expanded', 'true')
  await clean(page)
  await page.getByRole('link', { name: 'Pipeline' }).click()
  await expect(page).toHaveURL(/pipeline/)
  await expect(menu).toHaveAttribute('aria-expanded', 'false')
})

test('no choice of the header is cut', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  await signIn(page, '/events')
  for (const language of ['en', 'de', 'fr', 'es', 'ja', 'ar']) {
    await page.locator('header select').first().selectOption(language)
    await expect(page.locator('html')).toHaveAttribute('lang', language)
    const cut = await page.locator('header select').evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth).length)
    expect(cut, language).toBe(0)
    expect((await page.locator('header').boundingBox())!.height, language).toBeLessThanOrEqual(130)
  }
})

test('the reader chooses light or dark, and it stays so', async ({ page }) => {
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  await page.emulateMedia({ colorScheme: 'light' })
  await signIn(page, '/events')
  const chosen = page.getByLabel('Appearance')
  await expect(chosen).toHaveValue('system')
  const light = await ground()
  await chosen.selectOption('dark')
  const dark = await ground()
  expect(dark).not.toBe(light)
  await clean(page)
  // Before the dashboard itself runs: nobody sees the other look for a moment.
  await page.route('**/assets/*.js', (asked) => asked.abort())
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await page.unroute('**/assets/*.js')
  await page.reload()
  expect(await ground()).toBe(dark)
  await page.emulateMedia({ colorScheme: 'dark' })
  await chosen.selectOption('light')
  expect(await ground()).toBe(light)
  await clean(page)
  await chosen.selectOption('system')
  expect(await ground()).toBe(dark)
})

test('nothing moves for whoever wants less motion', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await signIn(page, '/pipeline')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const moving = await page.evaluate(() => document.getAnimations().filter((one) => one.playState === 'running').length)
  expect(moving).toBe(0)
})
