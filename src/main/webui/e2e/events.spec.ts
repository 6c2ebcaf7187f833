import { readFile } from 'node:fs/promises'
import { expect, test } from './browser'
import { accessible } from './axe'
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
  await expect(page.getByRole('rowheader', { name: /^b\*+@example.com/ })).toBeVisible()
  await accessible(page)
})

test('a key that opens nothing is said to', async ({ page }) => {
  await page.goto('/events')
  await page.getByLabel('API key').fill('nonsense')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('alert')).toContainText('opens nothing')
  await accessible(page)
  await shot(page, 'sign-in')
})
