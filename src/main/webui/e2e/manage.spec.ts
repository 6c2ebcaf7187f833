import { readFile } from 'node:fs/promises'
import { accessible } from './axe'
import { expect, test } from './browser'
import { call, eventually, mail, shot, signIn } from './world'

interface Items {
  items: { uid: string; id: string }[]
}

test('an invitation is looked at by its own link, left, and taken back', async ({ page, browser, baseURL }) => {
  const guest = `leaver.${Date.now()}@example.net`
  await mail('ada@example.com', 'create@invites.localhost', await readFile('../../../docs/samples/gmail.eml', 'utf8'))
  const { uid } = await eventually(async () => (await call<Items>('GET', '/api/events?q=concert')).items[0])
  await call('POST', `/api/event/${uid}/invite`, { email: guest })
  const box = `/mailboxes/${encodeURIComponent(guest)}`
  const { id } = await eventually(async () => (await call<Items>('GET', `/api/local${box}`)).items[0])
  await signIn(page, `${box}/${encodeURIComponent(id)}`)
  const link = await page.frameLocator('iframe').getByRole('link', { name: 'Unsubscribe' }).getAttribute('href')

  const plain = await browser.newContext({ javaScriptEnabled: false, locale: 'en-GB', baseURL: baseURL ?? '' })
  const visit = await plain.newPage()
  await visit.goto(link ?? '')
  await expect(visit.getByRole('heading', { name: 'Your invitation' })).toBeVisible()
  await expect(visit.getByText('None yet')).toBeVisible()
  await visit.getByRole('button', { name: 'Unsubscribe' }).click()
  await expect(visit.getByRole('heading', { level: 1 })).toHaveText('You are unsubscribed')
  await visit.getByRole('button', { name: 'Undo' }).click()
  await expect(visit.getByRole('heading', { level: 1 })).toHaveText('You get mail again')
  await visit.getByRole('link', { name: 'Look at the event' }).click()
  await expect(visit.getByRole('heading', { level: 1 })).toContainText('concert')
  await plain.close()

  await page.goto(link ?? '')
  await accessible(page)
  await shot(page, 'unsubscribe')
  for (const button of await page.getByRole('button').or(page.locator('a.way')).all())
    expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(44)
  await page.getByRole('button', { name: 'Unsubscribe' }).click()
  await accessible(page)
  await page.goto('/ask/nonsense')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('That did not work')
  await accessible(page)
})
