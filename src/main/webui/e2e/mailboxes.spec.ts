import type { Page } from '@playwright/test'
import { expect, test } from './browser'
import { accessible } from './axe'
import { shot, signIn } from './world'

// One after the other, in one world: each goes on from where the one before it ended.
test.describe.configure({ mode: 'serial', timeout: 120_000 })

const title = `Garden party ${Date.now()}`
const guest = `bob.${Date.now()}@example.com`

async function open(page: Page, address: string) {
  await signIn(page, `/mailboxes/${encodeURIComponent(address)}`)
}

/** A mail in the list of a mailbox; the list of mailboxes shows the newest subject as well. */
const inbox = (page: Page, address: string, subject = title) =>
  page.getByRole('region', { name: address, exact: true }).getByRole('link', { name: new RegExp(subject) }).first()

test('an empty dashboard shows what to do', async ({ page }) => {
  await page.route('**/api/system/statistics', (asked) => asked.fulfill({ json: { attendees: 0, rsvp: {} } }))
  await page.route(/\/api\/events\?/, (asked) => asked.fulfill({ json: { items: [], next: '' } }))
  await signIn(page)
  await expect(page.getByRole('heading', { name: '3 Answer as he would' })).toBeVisible()
  await expect(page.getByText('add create@invites.localhost as a guest')).toBeVisible()
  await accessible(page)
  await shot(page, 'tour')
  await page.getByRole('link', { name: 'Write as Ada' }).click()
  await expect(page.getByLabel('Title')).toBeVisible()
})

test('an event begins in a mailbox', async ({ page }) => {
  await signIn(page, '/mailboxes/ada%40example.com?compose')
  await page.getByLabel('Title').fill(title)
  await page.getByRole('button', { name: 'Create the event' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'is on its way to create@invites.localhost' })).toBeVisible()
  // The confirmation appears by itself.
  const confirmation = inbox(page, 'ada@example.com')
  await expect(confirmation).toBeVisible({ timeout: 30_000 })
  await confirmation.click()
  await page.getByRole('link', { name: 'Open this event in the dashboard' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
})

test('an answer of Gmail moves the number without a reload', async ({ page, context }) => {
  await signIn(page)
  await page.getByRole('searchbox', { name: 'Search' }).fill(title)
  await page.getByRole('link', { name: title }).click()
  await page.getByLabel('Mail address').fill(guest)
  await page.getByRole('button', { name: 'Send the invite' }).click()
  await expect(page.locator('[data-count=invited]')).toHaveText('1')
  await expect(page.locator('[data-count=accepted]')).toHaveText('0')

  const box = await context.newPage()
  await open(box, guest)
  await inbox(box, guest).click()
  await box.getByLabel('Answer as').selectOption('gmail')
  await expect(box.frameLocator('iframe').getByText(title).first()).toBeVisible()
  await accessible(box)
  await box.getByRole('button', { name: 'Yes' }).click()
  await expect(box.getByText('You answered: Yes')).toBeVisible()
  await shot(box, 'mailboxes')
  await expect(page.locator('[data-count=accepted]')).toHaveText('1', { timeout: 30_000 })
})

test('Outlook proposes another time, and the organizer is asked', async ({ page }) => {
  await open(page, guest)
  await inbox(page, guest).click()
  await page.getByLabel('Answer as').selectOption('outlook')
  await page.getByRole('button', { name: 'Propose a new time' }).click()
  await page.getByRole('button', { name: 'Send the proposal' }).click()
  await expect(page.getByText(/You answered: Propose a new time/)).toBeVisible()
  await open(page, 'ada@example.com')
  await expect(inbox(page, 'ada@example.com', '[Tt]ime')).toBeVisible({ timeout: 30_000 })
})

test('the organizer moves and cancels it, and one pane is enough for a telephone', async ({ page }) => {
  await open(page, 'ada@example.com')
  await page.getByRole('button', { name: 'Write as an organizer' }).click()
  await page.getByLabel('What it is about').selectOption({ label: await option(page) })
  await page.getByLabel('Minutes').fill('45')
  await page.getByRole('button', { name: 'Save the change' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'The change is on its way' })).toBeVisible()
  await page.getByLabel('What it is about').selectOption({ label: await option(page) })
  await page.getByRole('button', { name: 'Cancel the event' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'The cancellation is on its way' })).toBeVisible()
  await page.setViewportSize({ width: 360, height: 740 })
  await open(page, guest)
  await expect(inbox(page, guest, `New.*${title}`)).toBeVisible({ timeout: 30_000 })
  await expect(page.getByLabel('Find an address')).toBeHidden()
  await page.getByRole('link', { name: 'Back' }).click()
  await expect(page.getByLabel('Find an address')).toBeVisible()
  await accessible(page)
})

async function option(page: Page): Promise<string> {
  const options = page.getByLabel('What it is about').locator('option', { hasText: title })
  await expect(options.first()).toBeAttached()
  return (await options.first().textContent()) ?? ''
}
