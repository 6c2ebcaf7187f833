import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { accessible } from './axe'
import { expect, test } from './browser'
import { call, eventually, mail, shot, signIn } from './world'

interface Items<T> {
  items: T[]
}

const host = `desk.${Date.now()}@example.com`
const title = `Harvest supper ${Date.now()}`
let uid = ''

function request(summary: string, rule = '') {
  return `From: Desk <${host}>
To: create@invites.localhost
Subject: ${summary}
MIME-Version: 1.0
Content-Type: text/calendar; charset=UTF-8; method=REQUEST

BEGIN:VCALENDAR
PRODID:-//Google Inc//Google Calendar 70.9054//EN
VERSION:2.0
METHOD:REQUEST
BEGIN:VEVENT
UID:${summary.replace(/\W/g, '')}@google.com
DTSTAMP:20261122T090000Z
DTSTART:20320316T173000Z
DTEND:20320316T203000Z
${rule}SUMMARY:${summary}
LOCATION:Barn 4
SEQUENCE:0
ORGANIZER;CN=Desk:mailto:${host}
ATTENDEE;RSVP=TRUE:mailto:create@invites.localhost
END:VEVENT
END:VCALENDAR
`
}

async function made(summary: string, rule = '') {
  await mail(host, 'create@invites.localhost', request(summary, rule))
  const found = await eventually(async () =>
    (await call<Items<{ uid: string }>>('GET', `/api/events?q=${encodeURIComponent(summary)}`)).items[0],
  )
  return found.uid
}

const open = (page: Page, path = '') => signIn(page, `/event/${uid}${path}`)
const audit = async () => (await call<Items<{ what: string; about: string; who: string }>>('GET', '/api/system/audit?limit=50')).items

// One after the other: each goes on with the event as the one before left it.
test.describe.configure({ mode: 'serial', timeout: 120_000 })

test.beforeAll(async () => {
  uid = await made(title)
})

test('the numbers of an event and its menu', async ({ page }) => {
  await open(page)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
  await page.getByLabel('Mail address').fill('bob@example.com')
  await page.getByRole('button', { name: 'Send the invite' }).click()
  await expect(page.locator('[data-count=invited]')).toHaveText('1')
  await accessible(page)
  await shot(page, 'event')
  await page.getByRole('navigation', { name: 'This event' }).getByRole('link', { name: 'Guests' }).click()
  await expect(page).toHaveURL(new RegExp(`/event/${uid}/attendees$`))
  await expect(page.getByRole('rowheader', { name: /b\*+@example.com/ })).toBeVisible()
})

test('a list whose columns nobody can guess is mapped by hand, previewed and invited', async ({ page }) => {
  const rows = [
    'Wer;Kontakt;Spricht;Notiz',
    'José Ñuñez;jose@example.org;es;x',
    'Käthe;kaethe@example.org;de;',
    'Nobody;not an address;de;',
    'Twice;JOSE@example.org;;',
    'Bob;bob@example.com;;',
    'Ours;x@invites.localhost;;',
  ]
  await open(page, '/list')
  const input = page.getByLabel('Choose a file')
  await input.setInputFiles({ name: 'gäste.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\r\n'), 'latin1') })
  await expect(page.getByText('windows-1252')).toBeVisible()
  await expect(page.getByRole('alert').filter({ hasText: 'Choose the one that does' })).toBeVisible()
  await expect(page.getByRole('button', { name: /^Invite people/ })).toHaveCount(0)
  await page.getByLabel('Holds: Kontakt').selectOption('Mail address')
  await page.getByLabel('Holds: Wer').selectOption('Name')
  await page.getByLabel('Holds: Spricht').selectOption('Language')
  await expect(page.getByText('Rows: 6. To be invited: 2. Invited before: 1. Rejected: 3.')).toBeVisible()
  await expect(page.getByRole('region', { name: 'The first rows' })).toContainText('José Ñuñez')
  const bad = page.getByRole('region', { name: 'Rejected rows' })
  await expect(bad.getByRole('row', { name: /^4 not an address/ })).toContainText('Not a mail address')
  await expect(bad.getByRole('row', { name: /^5 JOSE/ })).toContainText('Row 2 has the same address')
  expect((await audit()).filter((line) => line.about === uid && line.what === 'list invited')).toEqual([])
  await accessible(page)
  await shot(page, 'list-wizard')

  await page.getByRole('button', { name: 'Invite people: 2' }).click()
  await expect(page.getByText('The list is done. 6 of 6 rows. Invited: 2. Invited before: 1. Rejected: 3.')).toBeVisible({ timeout: 30_000 })
  await expect(page.locator('[data-count=invited]')).toHaveText('3')
  await accessible(page)
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download the rejected rows' }).click()])
  const file = await readFile(await download.path(), 'utf8')
  expect(file.split('\r\n')[0]).toBe('\uFEFFrow,uid,email,name,reason')
  expect(file).toContain('4,,not an address,Nobody,')

  // Corrected and sent again; the columns are known by their names now.
  const mended = file.replace('not an address', 'mended@example.org')
  await page.getByLabel('Choose a file').setInputFiles({ name: 'rejected.csv', mimeType: 'text/csv', buffer: Buffer.from(mended) })
  await expect(page.getByText('Rows: 3. To be invited: 1. Invited before: 1. Rejected: 1.')).toBeVisible()
  await page.getByRole('button', { name: 'Invite people: 1' }).click()
  await expect(page.getByText(/The list is done\. .*Invited: 1\./)).toBeVisible({ timeout: 30_000 })

  // The same once more invites nobody, and says so.
  await page.getByLabel('Choose a file').setInputFiles({ name: 'again.csv', mimeType: 'text/csv', buffer: Buffer.from('email\njose@example.org\n') })
  await expect(page.getByText('Nobody would be invited by this file.')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Invite people/ })).toHaveCount(0)
})

test('what is no list says what to do', async ({ page }) => {
  await open(page, '/list')
  const input = page.getByLabel('Choose a file')
  await input.setInputFiles({ name: 'guests.xlsx', mimeType: 'text/csv', buffer: Buffer.from('PK\u0003\u0004 a spreadsheet') })
  await expect(page.getByRole('alert').filter({ hasText: 'Save as' })).toBeVisible()
  await input.setInputFiles({ name: 'empty.csv', mimeType: 'text/csv', buffer: Buffer.from('') })
  await expect(page.getByRole('alert').filter({ hasText: 'The list is empty' })).toBeVisible()
})

test('a file is dropped, and its list stopped', async ({ page }) => {
  const crowded = await made(`${title} crowd`)
  await signIn(page, `/event/${crowded}/list`)
  await expect(page.getByLabel('Choose a file')).toBeVisible()
  const dropped = await page.evaluateHandle(() => {
    const transfer = new DataTransfer()
    const rows = Array.from({ length: 2400 }, (_, i) => `crowd${i}@example.org`)
    transfer.items.add(new File([['email', ...rows].join('\n')], 'crowd.csv', { type: 'text/csv' }))
    return transfer
  })
  await page.locator('.drop').dispatchEvent('drop', { dataTransfer: dropped })
  await expect(page.getByText('Rows: 2,400. To be invited: 2,400.')).toBeVisible()
  await expect(page.getByText('The first 1,000 rows were compared')).toBeVisible()
  await page.getByRole('button', { name: 'Invite people: 2,400' }).click()
  await expect(page.getByRole('progressbar')).toBeVisible()
  // Whoever leaves and comes back finds it where it is.
  await page.reload()
  await page.getByRole('button', { name: 'Stop the list' }).click()
  await expect(page.getByText('The list was stopped. Whoever is invited stays invited.')).toBeVisible({ timeout: 30_000 })
  await expect(page.getByRole('progressbar')).toHaveCount(0, { timeout: 30_000 })
})

test('who is shown by name is noted in the audit log', async ({ page }) => {
  await open(page, '/attendees')
  const masked = page.getByRole('row', { name: /k\*+@example.org/ })
  await masked.getByRole('button', { name: /^Show who/ }).click()
  // The button that was pressed is gone.
  await expect(page.getByRole('rowheader', { name: /kaethe@example.org/ })).toBeFocused()
  await expect(page.getByRole('rowheader', { name: /jose@example.org/ })).toHaveCount(0)
  const one = (await audit()).find((line) => line.what === 'guest named')
  expect(one?.about).toMatch(new RegExp(`^${uid}/[0-9a-f-]{36}$`))
  expect(one?.who).toBe('system-key')
  await page.getByRole('button', { name: 'Show the names on this page' }).click()
  await expect(page.getByRole('rowheader', { name: /jose@example.org/ })).toBeVisible()
  expect((await audit()).some((line) => line.what === 'guests named' && line.about === uid)).toBe(true)
  await accessible(page)
  await shot(page, 'attendees')
  await page.setViewportSize({ width: 360, height: 740 })
  const table = page.getByRole('region', { name: 'Guests' })
  expect(await table.evaluate((box) => box.scrollWidth - box.clientWidth), 'The guests are moved sideways on a telephone').toBeLessThanOrEqual(0)
  await expect(page.getByRole('row', { name: /kaethe@example.org/ }).getByRole('cell').first()).toHaveAttribute('data-label', 'Answer')
  await shot(page, 'attendees-phone')
  await page.getByRole('button', { name: 'Hide the names' }).click()
  await expect(page.getByRole('rowheader', { name: /jose@example.org/ })).toHaveCount(0)
})

test('a guest is taken off after one is asked, and found by his answer', async ({ page }) => {
  await open(page, '/attendees')
  await page.getByRole('row', { name: /k\*+@example.org/ }).getByRole('button', { name: /^Take off the list/ }).click()
  const sure = page.getByRole('dialog')
  await expect(sure).toContainText('Take kaethe@example.org off the guest list?')
  await accessible(page)
  await page.keyboard.press('Escape')
  await expect(page.locator('[data-count=invited]')).toHaveText('4')
  await page.getByRole('row', { name: /kaethe@example.org/ }).getByRole('button', { name: /^Take off the list/ }).click()
  await sure.getByRole('button', { name: 'Take off the list' }).click()
  await expect(page.getByText('kaethe@example.org is off the list.')).toBeFocused()
  await expect(page.locator('[data-count=invited]')).toHaveText('3')
  await page.getByRole('combobox', { name: /^Show/ }).selectOption('Taken off')
  await expect(page.getByRole('row')).toHaveCount(2)
  await expect(page).toHaveURL(/status=uninvited/)
  await page.getByRole('button', { name: /^What happened/ }).click()
  await expect(page.getByRole('dialog')).toContainText('Taken off the list')
  await accessible(page)
})

test('the list of guests is saved and mailed', async ({ page }) => {
  await open(page, '/attendees')
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download all as CSV' }).click()])
  expect(await readFile(await download.path(), 'utf8')).toContain('jose@example.org,José Ñuñez,noaction')
  await page.getByRole('button', { name: 'Mail the list to the organizer' }).click()
  await expect(page.getByText('The list is on its way to the organizer.')).toBeVisible()
})

test('what leads guests to the event is copied', async ({ page, context, baseURL }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await open(page, '/share')
  const at = (await call<{ page: string }>('GET', `/api/event/${uid}`)).page
  const copy = async (name: string) => {
    await page.getByRole('button', { name: `Copy: ${name}`, exact: true }).click()
    return page.evaluate(() => navigator.clipboard.readText())
  }
  await expect(page.getByText('it sends nothing').first()).toBeVisible()
  expect(await copy('Link to the event page')).toBe(at)
  await expect(page.getByText('Copied', { exact: true }).first()).toBeVisible()
  await page.getByLabel(/^Where the link stands/).fill('may-news')
  await page.getByLabel('Tool').selectOption('Klaviyo')
  expect(await copy('Link to the event page: Klaviyo')).toBe(`${at}?origin=may-news&email={{ person.email }}`)
  await page.getByLabel('Tool').selectOption('Mailchimp')
  const merged = await copy('Link to the event page: Mailchimp')
  expect(merged).toBe(`${at}?origin=may-news&email=*|EMAIL|*`)
  const html = await copy('A button for a web page')
  const element = await copy('Grows with what it shows (needs JavaScript)')
  expect(element).toContain(`<cis-invite event="${uid}"`)
  await expect(page.getByRole('img', { name: `QR code of ${at}?origin=may-news` })).toBeVisible()
  const [svg] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download as SVG' }).click()])
  expect(await readFile(await svg.path(), 'utf8')).toMatch(/^<svg .*<path d="M4 4h1/)
  const [png] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download as PNG' }).click()])
  expect((await readFile(await png.path())).subarray(1, 4).toString()).toBe('PNG')
  await accessible(page)
  await page.getByRole('button', { name: 'Preview' }).click()
  await expect(page.frameLocator('iframe').getByRole('heading', { level: 1 })).toHaveText(title)
  await shot(page, 'share')

  // As a tool writes it for one reader: the form is filled, and nothing is sent.
  const before = await call<{ attendees: number }>('GET', `/api/event/${uid}/statistics`)
  await page.goto(merged.replace('*|EMAIL|*', 'reader@example.org').replace(new URL(at).origin, baseURL ?? ''))
  await expect(page.getByLabel('Your mail address')).toHaveValue('reader@example.org')
  await expect(page.locator('input[name=source]')).toHaveValue('may-news')
  expect(await call('GET', `/api/event/${uid}/statistics`)).toEqual(before)
  const elsewhere = await context.newPage()
  await elsewhere.setContent(html)
  await expect(elsewhere.getByRole('link', { name: 'Get the invite' })).toHaveAttribute('href', `${at}?origin=may-news`)
})

test('a series shows its dates and their numbers', async ({ page }) => {
  const series = await made(`${title} weekly`, 'RRULE:FREQ=WEEKLY;COUNT=3\n')
  await call('POST', `/api/event/${series}/invite`, { email: 'bob@example.com', dates: ['20320323T173000Z'] })
  await signIn(page, `/event/${series}/dates`)
  await expect(page.getByRole('row')).toHaveCount(4)
  await expect(page.getByRole('row').nth(2)).toContainText(/23/)
  await expect(page.getByRole('row').nth(2).getByRole('cell').nth(2)).toHaveText('1')
  await expect(page.getByRole('row').nth(1).getByRole('cell').nth(2)).toHaveText('0')
  await expect(page.getByText('Repeats: every week, 3 times')).toBeVisible()
  await accessible(page)
})

test('nobody is invited to what is cancelled', async ({ page }) => {
  const off = await made(`${title} off`)
  await mail(host, 'create@invites.localhost', request(`${title} off`, 'STATUS:CANCELLED\n').replaceAll('REQUEST', 'CANCEL').replace('SEQUENCE:0', 'SEQUENCE:1'))
  await signIn(page, `/event/${off}`)
  await expect(page.getByText('This event is cancelled. Nobody can be invited to it any more.')).toBeVisible({ timeout: 30_000 })
  await expect(page.getByRole('navigation', { name: 'This event' }).getByRole('link')).toHaveText(['Numbers', 'Guests'])
  await expect(page.getByRole('heading', { name: 'Invite somebody' })).toHaveCount(0)
  await accessible(page)
  for (const path of ['list', 'share']) {
    await page.goto(`/event/${off}/${path}`)
    await expect(page.getByText('This event is cancelled.')).toBeVisible()
    await expect(page.locator('input')).toHaveCount(0)
  }
})

test('the first link of the confirmation opens the event, and only what it may', async ({ page, baseURL }) => {
  const box = `/api/local/mailboxes/${encodeURIComponent(host)}`
  const first = await eventually(async () =>
    (await call<Items<{ id: string; subject: string }>>('GET', box)).items.find((one) => one.subject === `Ready to invite: ${title}`),
  )
  const { text } = await call<{ text: string }>('GET', `${box}/${encodeURIComponent(first.id)}`)
  const link = /https?:\/\/\S+/.exec(text)?.[0] ?? ''
  expect(link).toContain(`/event/${uid}#link=manage.`)
  await page.goto(link.replace(new URL(link).origin, baseURL ?? ''))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
  expect(page.url()).not.toContain('link=')
  const menu = page.getByRole('navigation', { name: 'This event' })
  await expect(menu.getByRole('link')).toHaveText(['Numbers', 'Guests', 'Share'])
  await menu.getByRole('link', { name: 'Guests' }).click()
  await expect(page.getByRole('rowheader', { name: /j\*+@example.org/ })).toBeVisible()
  await expect(page.getByRole('button', { name: /^Show who/ })).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Mail the list to the organizer' })).toBeVisible()
  await accessible(page)
  await page.goto(`/event/${uid}/list`)
  await expect(page.getByText('A list needs a key of the organizer.')).toBeVisible()
})
