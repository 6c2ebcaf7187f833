import { crowd, made } from './busy'
import { expect, test } from './browser'
import { call, eventually, shot, signIn } from './world'

/** The pictures of the README: pages of a server that has something to do. */
test('pictures for the README', async ({ page }) => {
  test.setTimeout(180_000)
  await page.setViewportSize({ width: 1280, height: 800 })
  await made('Winter lecture: maps of the sea', '20320114T180000Z', '20320114T193000Z', 'City library')
  await made('Members breakfast', '20320204T073000Z', '20320204T090000Z', 'Café Anker')
  const uid = await made('Harbour open day', '20320508T090000Z', '20320508T150000Z', 'Quay 4')
  await crowd(uid, 36)
  await eventually(async () => {
    const { rsvp } = await call<{ rsvp: Record<string, number> }>('GET', `/api/event/${uid}/statistics`)
    return (rsvp['noaction'] ?? 36) <= 6 ? true : undefined
  })
  await signIn(page, `/event/${uid}`)
  await expect(page.locator('[data-count=invited]')).toHaveText('36')
  await shot(page, 'readme-event', false)
  await page.goto('/events')
  await expect(page.getByRole('link', { name: 'Harbour open day' })).toBeVisible()
  await shot(page, 'readme-events', false)
  await page.setViewportSize({ width: 1280, height: 1440 })
  await page.goto('/pipeline')
  await expect(page.locator('[data-sum=completed]')).toHaveText(/\d/)
  await shot(page, 'readme-pipeline', false)
  await page.setViewportSize({ width: 1280, height: 800 })

  await call('POST', '/api/local/schedule')
  await eventually(async () => ((await call<{ last_import: { status: string } }>('GET', '/api/schedules/demo')).last_import.status === 'done' ? true : undefined), 120)
  await page.goto('/s/demo')
  for (const at of [0, 2, 3]) await page.getByRole('checkbox').nth(at).check()
  await shot(page, 'readme-schedule', false)
})
