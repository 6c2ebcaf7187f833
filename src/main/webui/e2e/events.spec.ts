import { readFile } from 'node:fs/promises'
import { expect, test } from './browser'
import { accessible } from './axe'
import { crowd, made } from './busy'
import { call, eventually, mail, shot, signIn } from './world'

interface Events {
  items: { uid: string; summary: string }[]
}

test.beforeAll(async () => {
  await mail('ada@example.com', 'create@invites.localhost', await readFile('../../../docs/samples/gmail.eml', 'utf8'))
  await eventually(async () => (await call<Events>('GET', '/api/events?q=concert')).items[0])
})

test('an event is found, and its numbers move while one looks', async ({ page }) => {
  await signIn(page)
  await page.getByRole('searchbox', { name: 'Search' }).fill('concert')
  const link = page.getByRole('link', { name: /Spring concert/ })
  await expect(link).toBeVisible()
  await accessible(page)
  await shot(page, 'events')
  await link.click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Spring concert')
  await page.getByLabel('Mail address').fill('bob@example.com')
  await page.getByRole('button', { name: 'Send the invite' }).click()
  await expect(page.locator('[data-count=invited]')).toHaveText('1')
  await page.getByRole('link', { name: 'Guests' }).click()
  const bob = page.getByRole('row', { name: /b\*+@example.com/ })
  await expect(bob).toBeVisible()
  await expect(bob.getByRole('cell', { name: 'Dashboard' })).toBeVisible()
  await accessible(page)
})

test('a calendar and a way in have one name, among the guests and in the numbers', async ({ page }) => {
  const uid = await made('Reading circle', '20320302T180000Z', '20320302T200000Z', 'Library')
  await crowd(uid, 1)
  await eventually(async () => {
    const { rsvp } = await call<{ rsvp: Record<string, number> }>('GET', `/api/event/${uid}/statistics`)
    return rsvp['noaction'] === 0 ? true : undefined
  })
  await signIn(page, `/event/${uid}`)
  const calendar = page.getByRole('region', { name: 'Calendars that answered' }).or(page.locator('section', { hasText: 'Calendars that answered' }))
  const name = (await calendar.last().getByRole('rowheader').first().textContent()) ?? ''
  expect(name).toMatch(/Calendar|Outlook/)
  await page.getByRole('link', { name: 'Guests' }).click()
  await expect(page.getByRole('cell', { name, exact: true })).toBeVisible()
})

test('games of seasons bury no other event', async ({ page }) => {
  await call('POST', '/api/local/schedule')
  await eventually(async () => ((await call<{ last_import: { status: string } }>('GET', '/api/schedules/demo')).last_import.status === 'done' ? true : undefined), 120)
  const game = (await call<Events>('GET', '/api/events?limit=5')).items[0]
  const without = await call<Events>('GET', '/api/events?games=without')
  expect(without.items.map((one) => one.uid)).not.toContain(game?.uid)
  await signIn(page, '/events')
  await expect(page.getByRole('link', { name: /Spring concert/ }).first()).toBeVisible()
  await expect(page.locator(`a[href="/event/${game?.uid}"]`)).toHaveCount(0)
  await page.getByLabel('Games of seasons, too').check()
  await expect(page.locator(`a[href="/event/${game?.uid}"]`)).toBeVisible()
  await page.goto('/events')
  await page.getByRole('searchbox', { name: 'Search' }).fill(game?.summary ?? '')
  await expect(page.locator(`a[href="/event/${game?.uid}"]`)).toBeVisible()
})

test('a key that opens nothing is said to', async ({ page }) => {
  await page.goto('/events')
  await page.getByLabel('API key').fill('nonsense')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('alert')).toContainText('opens nothing')
  await accessible(page)
  await shot(page, 'sign-in')
})
