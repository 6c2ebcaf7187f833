import { readFile } from 'node:fs/promises'
import { expect, test } from './browser'
import { accessible } from './axe'
import { call, eventually, mail, shot, signIn } from './world'

interface Items {
  items: { subject: string }[]
}

const HELD = 'From: eve@example.com\nTo: create@invites.localhost\nSubject: Only words\n\nHello\n'

test.beforeAll(async () => {
  await mail('ada@example.com', 'create@invites.localhost', await readFile('../../../docs/samples/gmail.eml', 'utf8'))
  await mail('eve@example.com', 'create@invites.localhost', HELD)
  await eventually(async () => (await call<Items>('GET', '/api/system/quarantine')).items.find((one) => one.subject === 'Only words'))
  await eventually(async () => (await call<Items>('GET', '/api/system/mails')).items[1])
})

test('each mail tells what became of it', async ({ page }) => {
  await signIn(page, '/system')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mails')
  const row = page.getByRole('row', { name: /Only words/ }).first()
  await expect(row).toContainText('refused')
  await shot(page, 'mails')
  await row.getByRole('button').click()
  const panel = page.getByRole('dialog', { name: 'Only words' })
  await expect(panel.getByText('eve@example.com')).toBeVisible()
  await accessible(page)
})

test('a held mail is read again', async ({ page }) => {
  await signIn(page, '/system/quarantine')
  await expect(page.getByRole('row', { name: /Only words/ }).first()).toBeVisible()
  await shot(page, 'quarantine')
  await page.getByRole('button', { name: 'Read again: Only words' }).first().click()
  await expect(page.getByText('It is being read again.')).toBeVisible()
})

test('a key is shown once and taken back', async ({ page }) => {
  await signIn(page, '/system/keys')
  const name = `Web form ${Date.now()}`
  await page.getByLabel('Name').fill(name)
  await page.getByRole('button', { name: 'Make a key' }).click()
  await expect(page.locator('code')).toContainText('cis_')
  await accessible(page)
  await shot(page, 'keys')
  await page.getByRole('button', { name: 'I have it' }).click()
  await expect(page.locator('code')).toHaveCount(0)
  await page.getByRole('button', { name: `Revoke: ${name}` }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke', exact: true }).click()
  await expect(page.getByRole('row', { name: new RegExp(name) })).toContainText('opens nothing')
})

test('a webhook is made, tested and paused', async ({ page }) => {
  await signIn(page, '/system/hooks')
  const url = `http://127.0.0.1:9/${Date.now()}`
  await page.getByLabel('Address').fill(url)
  await page.getByRole('button', { name: 'Make a webhook' }).click()
  await expect(page.locator('code')).toContainText('whsec_')
  const row = page.getByRole('row', { name: new RegExp(url) })
  await expect(row).toBeVisible()
  await shot(page, 'hooks')
  await row.getByRole('button', { name: /^Test/ }).click()
  await expect(page.getByText('A test is on its way')).toBeVisible()
  await row.getByRole('button', { name: /^Pause/ }).click()
  await expect(row.getByRole('cell', { name: 'paused' })).toBeVisible()
  await row.getByRole('button', { name: /^Deliveries/ }).click()
  await accessible(page)
  await page.keyboard.press('Escape')
  await row.getByRole('button', { name: /^Remove/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click()
  await expect(row).toHaveCount(0)
})

test('a held mail is deleted, after one more question', async ({ page }) => {
  const subject = `To go ${Date.now()}`
  await mail('eve@example.com', 'create@invites.localhost', HELD.replace('Only words', subject))
  await eventually(async () => (await call<Items>('GET', '/api/system/quarantine')).items.find((one) => one.subject === subject))
  await signIn(page, '/system/quarantine')
  const row = page.getByRole('row', { name: subject })
  await row.getByRole('button', { name: 'Delete' }).click()
  const dialog = page.getByRole('dialog', { name: 'Delete this mail?' })
  await expect(dialog.getByText(subject)).toBeVisible()
  await accessible(page)
  await page.keyboard.press('Escape')
  await expect(row).toBeVisible()
  await row.getByRole('button', { name: 'Delete' }).click()
  await dialog.getByRole('button', { name: 'Delete' }).click()
  await expect(page.getByText('It is deleted.')).toBeVisible()
  await expect(row).toHaveCount(0)
})

test('an organizer is suspended and let go on', async ({ page }) => {
  await signIn(page, '/system/organizers')
  await page.getByRole('button', { name: 'Look: ada@example.com' }).click()
  const panel = page.getByRole('dialog')
  await expect(panel.getByText('Events now')).toBeVisible()
  await accessible(page)
  await shot(page, 'organizers')
  await panel.getByLabel('Why (the organizer reads it)').fill('Too many complaints')
  await panel.getByRole('button', { name: 'Suspend', exact: true }).click()
  await expect(panel.getByRole('definition').filter({ hasText: /^suspended$/ })).toBeVisible()
  await panel.getByRole('button', { name: 'Lift the suspension' }).click()
  await expect(panel.getByRole('button', { name: 'Suspend', exact: true })).toBeVisible()
})

test('what is kept of a person is shown and forgotten', async ({ page }) => {
  await signIn(page, '/system/person')
  await page.getByLabel('Address').fill('nobody@home.example')
  await page.getByRole('button', { name: 'Show what is kept' }).click()
  await expect(page.getByText('Invitations: 0')).toBeVisible()
  await accessible(page)
  await page.getByLabel('I am sure').check()
  await page.getByRole('button', { name: 'Forget this person' }).click()
  await expect(page.getByText('Forgotten.')).toBeVisible()
})

for (const [path, title] of [['lists', 'Lists'], ['suppressions', 'Not mailed'], ['audit', 'Audit log']] as const)
  test(`the page ${path} is there`, async ({ page }) => {
    await signIn(page, `/system/${path}`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
    await shot(page, path)
  })
