import { accessible } from './axe'
import { expect, test } from './browser'
import { call, shot } from './world'

/** The address that the issuer leads back to: a tab keeps what it began with at one of them only. */
async function home(): Promise<string> {
  const begun = await call<{ url: string }>('POST', '/api/session/begin', { challenge: 'c'.repeat(43), nonce: 'n'.repeat(22) })
  return new URL(new URL(begun.url).searchParams.get('redirect_uri') ?? '').origin
}
const issuer = async () => (await call<{ issuer: string }>('GET', '/api/session')).issuer

test('a person signs in at the issuer and is back where he was', async ({ page }) => {
  const host = await issuer()
  test.skip(!host, 'This server has no issuer')
  await page.goto(`${await home()}/account`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in')
  await accessible(page)
  await shot(page, 'sign-in')
  await page.getByRole('button', { name: `Sign in at ${host}` }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Issuer')
  await page.getByRole('link', { name: 'As Ada' }).click()
  await expect(page).toHaveURL(/\/account$/)
  await expect(page.getByText('ada@example.com').first()).toBeVisible()
  await expect(page.getByText(/^Signed in until/)).toBeVisible()
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('My account')
  await page.getByRole('button', { name: 'Sign out' }).click()
  expect(await page.evaluate(() => [sessionStorage.getItem('cis'), sessionStorage.getItem('cis.attempt')])).toEqual([null, null])
})

test('an administrator comes in the same way', async ({ page }) => {
  const host = await issuer()
  test.skip(!host, 'This server has no issuer')
  await page.goto(`${await home()}/sign-in`)
  await page.getByRole('button', { name: `Sign in at ${host}` }).click()
  await page.getByRole('link', { name: 'As an administrator' }).click()
  await expect(page.getByRole('link', { name: 'System' })).toBeVisible()
})

test('an answer that this tab did not ask for signs nobody in', async ({ page }) => {
  test.skip(!(await issuer()), 'This server has no issuer')
  await page.goto('/sign-in?code=stolen&state=made-up')
  await expect(page.getByText('begun in another tab')).toBeVisible()
  await expect(page).toHaveURL(/\/sign-in$/)
  await page.goto('/sign-in?error=access_denied&state=x')
  await expect(page.getByText('You were not signed in there.')).toBeVisible()
})

test('a sign-in that has ended is asked again', async ({ page }) => {
  const host = await issuer()
  test.skip(!host, 'This server has no issuer')
  await page.clock.install()
  await page.goto(`${await home()}/account`)
  await page.getByRole('button', { name: `Sign in at ${host}` }).click()
  await page.getByRole('link', { name: 'As Ada' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('My account')
  // The server refuses it, as it will when its time is over.
  await page.route('**/api/session', (asked) => asked.fulfill({ status: asked.request().headers()['authorization'] ? 401 : 200, json: { signed_in: false, role: 'nobody', organizer: '', event: '', writes: false, tenant: '', embedded: true, issuer: host, create: '' } }))
  await page.clock.fastForward('15:00')
  await expect(page.getByText('Your sign-in is over')).toBeVisible()
  await expect(page).toHaveURL(/to=/)
})
