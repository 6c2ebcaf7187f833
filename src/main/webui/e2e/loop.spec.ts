import { readFile } from 'node:fs/promises'
import { expect, test } from './browser'
import { call, eventually, mail, signIn } from './world'

interface Events {
  items: { uid: string; summary: string }[]
}

test('from a calendar to a number that moves', async ({ page, context }) => {
  test.setTimeout(120_000)
  const guest = `zoe.${Date.now()}@example.net`
  await mail('ada@example.com', 'create@invites.localhost', await readFile('../../../docs/samples/gmail.eml', 'utf8'))
  const { uid } = await eventually(async () => (await call<Events>('GET', '/api/events?q=concert')).items[0])

  await signIn(page, `/event/${uid}`)
  const accepted = page.locator('[data-count=accepted]')
  await expect(accepted).toHaveText(/\d+/)
  const before = Number(await accepted.textContent())

  const visitor = await context.newPage()
  await visitor.goto(`/e/${uid}`)
  await visitor.getByLabel('Your mail address').fill(guest)
  await visitor.getByRole('button', { name: 'Send me the invite' }).click()
  await expect(visitor.getByRole('heading', { level: 1 })).toHaveText('Look into your mailbox')

  const box = await context.newPage()
  const letters = box.getByRole('region', { name: guest, exact: true })
  await signIn(box, `/mailboxes/${encodeURIComponent(guest)}`)
  await letters.getByRole('link', { name: /concert/ }).first().click({ timeout: 30_000 })
  const href = await box.frameLocator('iframe').getByRole('link', { name: /invite/i }).first().getAttribute('href')
  await visitor.goto(href ?? '')
  await visitor.getByRole('button', { name: 'Send me the invite' }).click()
  await expect(visitor.getByRole('heading', { level: 1 })).toHaveText(/on its way/i)

  await expect(letters.getByRole('link', { name: /concert/ })).toHaveCount(2, { timeout: 30_000 })
  await letters.getByRole('link', { name: /concert/ }).first().click()
  await box.getByLabel('Answer as').selectOption('apple')
  await box.getByRole('button', { name: 'Yes' }).click()
  await expect(box.getByText('You answered: Yes')).toBeVisible()
  await expect(accepted).toHaveText(String(before + 1), { timeout: 30_000 })
})
