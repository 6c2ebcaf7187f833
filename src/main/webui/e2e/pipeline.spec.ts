import { readFile } from 'node:fs/promises'
import { expect, test } from './browser'
import { accessible } from './axe'
import { call, eventually, mail, shot, signIn } from './world'

interface Routes {
  items: { id: string; completed?: number }[]
}

test.beforeAll(async () => {
  await mail('ada@example.com', 'create@invites.localhost', await readFile('../../../docs/samples/gmail.eml', 'utf8'))
  await eventually(async () => (await call<Routes>('GET', '/api/system/routes')).items.find((one) => one.id === 'receive-mail' && one.completed))
})

test('the picture shows what ran, to everybody', async ({ page }) => {
  test.slow()
  await signIn(page, '/pipeline')
  const route = page.getByRole('button', { name: /^receive-mail, [1-9]/ })
  await expect(route).toBeVisible()
  await expect(page.locator('[data-sum=completed]')).not.toHaveText('0')
  await accessible(page)
  await shot(page, 'pipeline')
})

test('the page says what it waits for', async ({ page }) => {
  let go = () => {}
  const held = new Promise<void>((resolve) => (go = resolve))
  await page.route('**/api/system/routes', async (route) => {
    await held
    await route.continue()
  })
  await signIn(page, '/pipeline')
  await expect(page.getByText('asking the queues how much waits in them')).toBeVisible()
  go()
  await expect(page.locator('[data-sum=completed]')).toBeVisible()
})

test('a route opens from the keyboard', async ({ page }) => {
  await signIn(page, '/pipeline')
  const route = page.getByRole('button', { name: /^receive-mail, [1-9]/ })
  await route.focus()
  await page.keyboard.press('Enter')
  const panel = page.getByRole('dialog', { name: 'receive-mail' })
  await expect(panel.getByText('id: receive-mail')).toBeVisible()
  await shot(page, 'route')
  await page.keyboard.press('Escape')
  await expect(panel).toBeHidden()
})

test('numbers move while one looks', async ({ page }) => {
  await signIn(page, '/pipeline')
  const route = page.locator('[data-stop="route:receive-mail"]')
  await expect(route).toBeVisible()
  const before = await route.getAttribute('aria-label')
  await mail('eve@example.com', 'create@invites.localhost', 'From: eve@example.com\nTo: create@invites.localhost\nSubject: no event\n\nHello\n')
  await expect(route).not.toHaveAttribute('aria-label', before ?? '')
})

test('what is sought stands out, in the picture and in the table', async ({ page }) => {
  await signIn(page, '/pipeline')
  await page.getByLabel('Show').selectOption('All routes')
  await page.getByText('The same as a table').click()
  await expect(page.getByRole('row', { name: /receive-mail/ })).toBeVisible()
  await page.getByRole('searchbox').fill('quarantine')
  await expect(page.locator('[data-stop="route:quarantine-mail"]')).not.toHaveClass(/dim/)
  await expect(page.locator('[data-stop="route:receive-mail"]')).toHaveClass(/dim/)
  await expect(page.getByRole('row', { name: /receive-mail/ })).toHaveCount(0)
})

test('dead letters of a queue are looked at', async ({ page }) => {
  test.slow()
  await signIn(page, '/pipeline')
  await page.getByText('The same as a table').click()
  await page.getByRole('button', { name: 'Dead letters: cis-reports' }).click()
  await expect(page.getByRole('dialog')).toContainText('There is none.')
  await accessible(page)
})
