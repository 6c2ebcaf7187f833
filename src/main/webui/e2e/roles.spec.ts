import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { accessible } from './axe'
import { expect, test } from './browser'
import { made } from './busy'
import { call, eventually, mail, shot, signIn } from './world'

interface Events {
  items: { uid: string; mailto: string }[]
}
interface Key {
  id: string
  key: string
}

const ADA = 'ada@example.com'
let uid = ''
let other = ''

const give = (scopes: string[], organizer?: string, expires?: string) =>
  call<Key>('POST', '/api/system/keys', { name: `roles ${Date.now()}`, scopes, ...(organizer ? { organizer } : {}), ...(expires ? { expires } : {}) })
const enter = (page: Page, key: string, path = '/') => page.goto(`${path}#key=${key}`)

test.beforeAll(async () => {
  await mail(ADA, 'create@invites.localhost', await readFile('../../../docs/samples/gmail.eml', 'utf8'))
  uid = (await eventually(async () => (await call<Events>('GET', '/api/events?q=concert')).items[0])).uid
  other = await made(`Zoe ${Date.now()}`, '20320401T180000Z', '20320401T200000Z', 'Pier', 'Zoe Park <zoe@example.com>')
})

test('who only reads sees nothing that writes', async ({ page }) => {
  const { key } = await give(['read'])
  await enter(page, key, `/event/${uid}`)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('concert')
  await expect(page.getByRole('button', { name: 'Send the invite' })).toHaveCount(0)
  for (const [path, buttons] of [
    ['keys', ['Make a key', /^Revoke/]],
    ['quarantine', [/^Read again/, /^Delete/]],
    ['hooks', ['Make a webhook', /^Remove/, /^Test/, /^Pause/]],
    ['suppressions', ['Mail to it again']],
    ['person', ['Show what is kept', 'Forget this person']],
  ] as const) {
    await page.goto(`/system/${path}`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.getByText('Loading…')).toHaveCount(0)
    for (const name of buttons) await expect(page.getByRole('button', { name })).toHaveCount(0)
  }
  await page.goto('/system/organizers')
  await page.getByRole('button', { name: `Look: ${ADA}` }).click()
  await expect(page.getByText('Events now')).toBeVisible()
  for (const name of ['Suspend', 'Change the plan', 'Revoke all links']) await expect(page.getByRole('button', { name })).toHaveCount(0)
  await page.goto(`/look/${ADA}`)
  await expect(page.getByText('saving takes one that writes')).toBeVisible()
  await expect(page.getByLabel('Name of your house')).toBeDisabled()
  await expect(page.locator('iframe')).toBeVisible()
})

test('an organizer sees what is his, and is told what is not', async ({ page }) => {
  const { key } = await give(['read', 'write'], ADA)
  await enter(page, key, '/events')
  const menu = page.getByRole('navigation', { name: 'Calendar Invite Server' })
  await expect(menu.getByRole('link', { name: 'My account' })).toBeVisible()
  for (const name of ['System', 'Pipeline', 'Mailboxes']) await expect(menu.getByRole('link', { name })).toHaveCount(0)
  await expect(page.locator('.cards li').first()).toBeVisible()
  await expect(page.locator('.cards')).not.toContainText('zoe@example.com')
  await page.goto(`/event/${other}`)
  await expect(page.getByText(`There is no event ${other}.`)).toBeVisible()
  await page.goto('/system/keys')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This page is not for you')
  await expect(page).toHaveURL(/\/system\/keys$/)
  await expect(page.getByText(`You are signed in as the organizer ${ADA}.`)).toBeVisible()
  await accessible(page)
  await menu.getByRole('link', { name: 'My account' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('My account')
  await expect(page.getByRole('row', { name: /Invites today/ })).toContainText('of 12,500')
  await expect(page.getByRole('row', { name: /roles/ }).first()).toBeVisible()
  await accessible(page)
  await shot(page, 'account')
  await page.getByRole('button', { name: 'Revoke all links' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Leave it' }).click()
  await expect(page.getByText('The links are revoked.')).toHaveCount(0)
  await page.getByRole('button', { name: 'Revoke all links' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke all links' }).click()
  await expect(page.getByText('The links are revoked.')).toBeVisible()
})

test('a link shows one event', async ({ page, context }) => {
  // Of somebody whose links nobody revokes.
  const organizer = `lin.${Date.now()}@example.com`
  const one = await made(`Lin ${Date.now()}`, '20320402T180000Z', '20320402T200000Z', 'Pier', `Lin <${organizer}>`)
  const box = await context.newPage()
  await signIn(box, `/mailboxes/${encodeURIComponent(organizer)}`)
  await box.getByRole('region', { name: organizer, exact: true }).getByRole('link', { name: /Lin/ }).first().click()
  const href = await box.frameLocator('iframe').locator('a[href*="link=read"]').first().getAttribute('href')
  const link = /link=([^&]+)/.exec(href ?? '')?.[1]
  await page.goto(`/event/${one}#link=${link}`)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Lin')
  await expect(page.getByRole('navigation', { name: 'Calendar Invite Server' })).toHaveCount(0)
  await page.goto('/events')
  await expect(page.getByText('Your link shows one event, and nothing else.')).toBeVisible()
  await page.getByRole('link', { name: 'To the event' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Lin')
})

test('a key that has ended is told so, and the page is there after the next', async ({ page }) => {
  const short = await give(['read'], undefined, new Date(Date.now() + 1500).toISOString())
  await eventually(async () => {
    const answer = await fetch(new URL('/api/session', process.env['CIS_URL']), { headers: { 'x-api-key': short.key } })
    return ((await answer.json()) as { signed_in: boolean }).signed_in ? undefined : true
  })
  await enter(page, short.key, '/system/keys')
  await expect(page.getByText('Your sign-in is over')).toBeVisible()

  const { id, key } = await give(['read'])
  await enter(page, key, '/system/audit')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Audit log')
  await fetch(new URL(`/api/system/keys/${id}`, process.env['CIS_URL']), { method: 'DELETE', headers: { 'x-api-key': process.env['CIS_KEY'] ?? '' } })
  await page.getByRole('link', { name: 'Keys' }).click()
  await expect(page.getByText('Your sign-in is over')).toBeVisible()
  await accessible(page)
  await page.getByLabel('API key').fill('nonsense')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByText('This key opens nothing')).toBeVisible()
  await page.getByLabel('API key').fill((await give(['read'])).key)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Keys')
})

test('a key that is made in the page opens what it says', async ({ page }) => {
  await signIn(page, '/system/keys')
  await page.getByLabel('Name').fill(`Made ${Date.now()}`)
  await page.getByLabel('Organizer (may be empty)').fill(ADA)
  await page.locator('form select').selectOption({ label: 'read and write' })
  await page.getByRole('button', { name: 'Make a key' }).click()
  const key = (await page.locator('code').textContent()) ?? ''
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByLabel('API key').fill(key)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('link', { name: 'My account' }).click()
  await expect(page.getByText(ADA).first()).toBeVisible()
})

test('an address makes nobody somebody else unasked', async ({ page }) => {
  await signIn(page, '/events')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Events')
  await page.goto('about:blank')
  await enter(page, 'another', '/events')
  await expect(page.getByText('would sign you in as somebody else')).toBeVisible()
  await page.getByRole('button', { name: 'Stay who I am' }).click()
  await expect(page.getByRole('link', { name: 'System' })).toBeVisible()
})
