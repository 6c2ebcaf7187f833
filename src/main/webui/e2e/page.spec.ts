import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from './browser'
import { accessible } from './axe'
import { call, eventually, mail, shot } from './world'

interface Events {
  items: { uid: string; summary: string }[]
}

let uid = ''

test.beforeAll(async () => {
  await mail('ada@example.com', 'create@invites.localhost', await readFile('../../../docs/samples/gmail.eml', 'utf8'))
  uid = (await eventually(async () => (await call<Events>('GET', '/api/events?q=concert')).items[0])).uid
})

test.describe('on another clock', () => {
  test.use({ timezoneId: 'America/New_York' })

  test('an event is shown with the time of the visitor too', async ({ page }) => {
    await page.goto(`/e/${uid}?email=guest@example.com`)
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Spring concert')
    await expect(page.locator('#here')).toContainText('America/New_York')
    await expect(page.getByLabel('Your mail address')).toHaveValue('guest@example.com')
    await accessible(page)
    await shot(page, 'event-page')
    expect(await page.context().cookies()).toEqual([])
  })
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('an invite is asked for', async ({ page }) => {
    await page.goto(`/e/${uid}`)
    await expect(page.locator('#here')).toBeHidden()
    await page.getByLabel('Your mail address').fill('noscript@example.com')
    await page.getByRole('button', { name: 'Send me the invite' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Look into your mailbox')
    await page.getByRole('link', { name: 'Back to the event' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Spring concert')
  })
})

test('the page after the form is accessible', async ({ page }) => {
  await page.goto(`/e/${uid}`)
  await page.getByLabel('Your mail address').fill('asker@example.com')
  await page.getByRole('button', { name: 'Send me the invite' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Look into your mailbox')
  await accessible(page)
  await shot(page, 'event-asked')
})

test('another page shows the event as high as it is', async ({ page, baseURL }) => {
  const club = await serve(
    `<!doctype html><html lang="en"><title>Club</title><script src="${baseURL}/embed.js"></script><cis-invite event="${uid}" origin="club"></cis-invite>`,
  )
  await page.goto(club.url)
  const frame = page.frameLocator('iframe')
  await expect(frame.getByRole('heading', { level: 1 })).toContainText('Spring concert')
  await expect(frame.locator('input[name=source]')).toHaveValue('club')
  const inside = await frame.locator('html').evaluate((html) => (html as HTMLElement).offsetHeight)
  await expect(page.locator('iframe')).toHaveCSS('height', `${inside}px`)
  await frame.getByLabel('Your mail address').fill('club@example.com')
  await frame.getByRole('button', { name: 'Send me the invite' }).click()
  await expect(frame.getByRole('heading', { level: 1 })).toHaveText('Look into your mailbox')
  club.close()
})

/** A page of somebody else's; a browser lets none that is made up reach this machine. */
async function serve(html: string) {
  const server = createServer((_, response) => response.setHeader('content-type', 'text/html').end(html))
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, close: () => server.close() }
}
