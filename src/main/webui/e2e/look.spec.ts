import { readFile } from 'node:fs/promises'
import { accessible } from './axe'
import { expect, test } from './browser'
import { call, eventually, mail, shot, signIn } from './world'

const ADA = 'ada@example.com'

test.beforeAll(async () => {
  await mail(ADA, 'create@invites.localhost', await readFile('../../../docs/samples/gmail.eml', 'utf8'))
  await eventually(async () => (await call<{ items: unknown[] }>('GET', '/api/system/organizers')).items[0])
})
test.afterAll(() => call('PUT', `/api/organizer/${ADA}/brand`, {}))

test('a brand is tried in every mail before it is kept', async ({ page }) => {
  await signIn(page, '/look')
  await page.getByLabel('Organizer').fill(ADA)
  await page.getByRole('button', { name: 'Show' }).click()
  await page.getByLabel('Name of your house').fill('City Choir')
  await page.getByLabel('Colour', { exact: true }).fill('#ffee00')
  await page.getByLabel('Line below the text').fill('Ask Ada, she knows.')
  await expect(page.getByText(/Hard to see on white: a contrast of 1\.\d/)).toBeVisible()
  const shown = page.frameLocator('iframe')
  await expect(shown.getByText('City Choir')).toBeVisible()
  await expect(shown.getByText('Ask Ada, she knows.')).toBeVisible()
  await page.getByRole('combobox', { name: 'Language of the mail' }).selectOption('ar')
  await expect(shown.locator('html')).toHaveAttribute('dir', 'rtl')
  await page.getByRole('combobox', { name: 'Language of the mail' }).selectOption('de')
  await page.getByRole('combobox', { name: /^Mail/ }).selectOption('cancellation')
  await expect(page.getByText(/Abgesagt|Absage/).first()).toBeVisible()
  await page.getByRole('button', { name: 'Phone' }).click()
  await page.getByRole('button', { name: 'Dark' }).click()
  await expect(page.locator('iframe')).toHaveClass(/phone/)
  await page.getByRole('button', { name: 'Light' }).click()
  await accessible(page)
  await shot(page, 'look')
  await page.getByRole('button', { name: 'Calendar' }).click()
  await expect(page.locator('pre')).toContainText('BEGIN:VCALENDAR')
  await page.getByRole('button', { name: 'Plain text' }).click()
  await expect(page.locator('pre')).toContainText('City Choir')
  expect((await call<{ name: string }>('GET', `/api/organizer/${ADA}/brand`)).name).toBe('')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved.')).toBeVisible()
  expect((await call<{ colour: string }>('GET', `/api/organizer/${ADA}/brand`)).colour).toBe('#ffee00')
})

test('what cannot be kept is said at its field, and the last preview stays', async ({ page }) => {
  await signIn(page, `/look/${ADA}`)
  await expect(page.locator('iframe')).toBeVisible()
  await page.getByLabel('Colour', { exact: true }).fill('red')
  await expect(page.locator('#wrong-colour')).toHaveText('colour must be of the form #2f6fed.')
  await page.getByLabel('Colour', { exact: true }).fill('')
  await page.getByLabel('Logo').fill('http://example.com/logo.png')
  await expect(page.locator('#wrong-logo')).toContainText('https://')
  await expect(page.locator('#wrong-colour')).toBeHidden()
  await expect(page.locator('iframe')).toBeVisible()
  await accessible(page)
})
