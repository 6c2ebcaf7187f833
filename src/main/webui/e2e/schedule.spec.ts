import { expect, test } from './browser'
import { accessible } from './axe'
import { call, eventually, shot, signIn } from './world'

interface Schedule {
  last_import: { status: string; added: number; same: number }
}

interface Box {
  items: { id: string; subject: string }[]
}

/** The demo season, whole. */
async function demo() {
  const made = await fetch(new URL('/api/local/schedule', process.env['CIS_URL']), {
    method: 'POST',
    headers: { 'x-api-key': process.env['CIS_KEY'] ?? '' },
  })
  expect(made.status).toBe(202)
  await eventually(async () => {
    const now = await call<Schedule>('GET', '/api/schedules/demo')
    return now.last_import.status === 'done' ? now : undefined
  }, 60)
}

test('five games of a season are five invites', async ({ page }) => {
  await demo()
  const fan = `fan${Date.now()}@example.com`
  await page.goto(`/s/demo/week/1?email=${encodeURIComponent(fan)}`)
  for (const at of [0, 1, 2]) await page.getByRole('checkbox').nth(at).check()
  await expect(page.getByText('3 games chosen')).toBeVisible()
  await page.getByRole('link', { name: '2', exact: true }).first().click()
  await expect(page.getByRole('heading', { name: 'Week 2' })).toBeVisible()
  for (const at of [0, 1]) await page.getByRole('checkbox').nth(at).check()
  await expect(page.getByText('5 games chosen')).toBeVisible()
  await shot(page, 'schedule', false)
  await page.getByRole('button', { name: 'Get the invites' }).click()
  await expect(page.getByRole('heading', { name: 'Look into your mailbox' })).toBeVisible()

  const box = `/api/local/mailboxes/${encodeURIComponent(fan)}`
  const mail = await eventually(async () => (await call<Box>('GET', box)).items[0])
  expect(mail.subject).toContain('5 invites')
  const text = JSON.stringify(await call('GET', `${box}/${encodeURIComponent(mail.id)}`))
  const link = /http[^\s"\\]*\/s\/demo\/confirm\/[\w.-]+/.exec(text)?.[0] ?? ''
  await page.goto(new URL(link).pathname)
  await page.getByRole('button', { name: 'Get the invites' }).click()
  await expect(page.getByRole('heading', { name: 'The invites are on their way' })).toBeVisible()
  await eventually(async () => ((await call<Box>('GET', box)).items.length === 6 ? true : undefined), 60)
})

test('everybody can read and use a week', async ({ page }) => {
  await demo()
  await page.goto('/s/demo/week/4')
  await page.getByRole('checkbox').first().check()
  await accessible(page)
})

test('a team is looked for and all its games are asked for without a script', async ({ browser }) => {
  await demo()
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto('/s/demo')
  await page.getByLabel('Search').fill('otters')
  await page.getByRole('button', { name: 'Search' }).click()
  await expect(page.getByRole('heading', { name: '17 games found' })).toBeVisible()
  await page.goto('/s/demo/team/amberford-otters')
  await page.getByLabel('Your mail address').fill('otter@example.com')
  await page.getByRole('button', { name: /^Get all 17 games/ }).click()
  await expect(page.getByRole('heading', { name: 'Look into your mailbox' })).toBeVisible()
  await context.close()
})

test('who chose no game is told so, and comes back to the form', async ({ browser }) => {
  await demo()
  const page = await (await browser.newContext()).newPage()
  await page.goto('/s/demo/week/6')
  await page.getByLabel('Your mail address').fill('fan@example.com')
  await page.getByRole('button', { name: 'Get the invites' }).click()
  await expect(page.getByRole('status')).toHaveText('Choose at least one game that is still to be played.')
  // The address goes along to every view.
  await page.getByRole('link', { name: '7', exact: true }).first().click()
  await expect(page.getByLabel('Your mail address')).toHaveValue('fan@example.com')
  await page.context().close()

  const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  await plain.goto('/s/demo/week/6')
  await plain.getByLabel('Your mail address').fill('fan@example.com')
  await plain.getByRole('button', { name: 'Get the invites' }).click()
  await expect(plain.getByText('Choose at least one game')).toBeVisible()
  await plain.getByRole('link', { name: 'Back to the form' }).click()
  await expect(plain.getByRole('button', { name: 'Get the invites' })).toBeVisible()
  await plain.context().close()
})

test('times are told on the clock of the visitor, too', async ({ browser }) => {
  await demo()
  const page = await (await browser.newContext({ timezoneId: 'Asia/Tokyo' })).newPage()
  await page.goto('/s/demo/week/6')
  await expect(page.locator('.here').first()).toHaveText(/^ · On your clock: \w+, \d{1,2} \w+ \d{4}, \d\d:\d\d \(Asia\/Tokyo\)$/)
  await page.context().close()
})

test('a page that comes back after asking shows nothing chosen', async ({ page }) => {
  await demo()
  await page.goto('/s/demo/week/5')
  await page.getByRole('checkbox').first().check()
  await page.evaluate(() => {
    sessionStorage.clear()
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))
  })
  await expect(page.getByRole('checkbox').first()).not.toBeChecked()
  await expect(page.locator('#bar')).toBeHidden()
})

test('what has the focus is hidden by nothing that sticks', async ({ page }) => {
  await demo()
  await page.goto('/s/demo/week/3')
  await page.getByRole('checkbox').first().check()
  await expect(page.locator('#bar')).toBeVisible()
  const boxes = await page.getByRole('checkbox').count()
  for (let i = 0; i < boxes; i++) {
    await page.getByRole('checkbox').nth(i).focus()
    const [box, head, bar] = await Promise.all([
      page.getByRole('checkbox').nth(i).boundingBox(),
      page.locator('.head').boundingBox(),
      page.locator('#bar').boundingBox(),
    ])
    expect(box!.y + box!.height).toBeGreaterThan(head!.y + head!.height)
    expect(box!.y).toBeLessThan(bar!.y)
  }
})

test('the dashboard hands a schedule over and shows what came of it', async ({ page }) => {
  const id = `e2e-${Date.now()}`
  await signIn(page, '/schedules')
  await page.getByLabel('File', { exact: true }).setInputFiles({
    name: `${id}.csv`,
    mimeType: 'text/csv',
    buffer: Buffer.from('date,time,home,away\n2098-05-01,19:00,Otters,Comets\nnonsense,19:00,Otters,Foxes\n'),
  })
  await expect(page.getByLabel('Name in its address')).toHaveValue(id)
  await page.getByLabel('Title').fill('My cup')
  await page.getByLabel('Organizer’s address').fill('cup@example.com')
  await page.getByRole('button', { name: 'Import' }).click()
  await expect(page.getByText('My cup is being imported.')).toBeVisible()
  const item = page.getByRole('listitem').filter({ hasText: 'My cup' }).first()
  await expect(item.getByText('1 new')).toBeVisible({ timeout: 30_000 })
  await item.getByText('1 rows not followed').click()
  await expect(item.getByText('Row 3:')).toBeVisible()
  await accessible(page)
  await shot(page, 'schedules')
})
