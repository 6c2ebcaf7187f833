import { call, eventually, mail } from './world'

interface Items<T> {
  items: T[]
}

const DIALECTS = ['gmail', 'outlook', 'apple'] as const
const NAMES = ['Alma', 'Bruno', 'Chen', 'Dora', 'Emil', 'Fatima', 'Goran', 'Hana', 'Ivo', 'Jun', 'Kaya', 'Liv', 'Milan', 'Nora', 'Otis', 'Priya']

/** An organizer's calendar mails an event to the server; its address is given back once it is there. */
export async function made(title: string, start: string, end: string, place: string, from = 'Maya Lindholm <maya@example.com>'): Promise<string> {
  const address = /<(.*)>/.exec(from)?.[1] ?? from
  const id = `${Date.now()}-${Math.random().toString(36).slice(2)}`
  await mail(
    address,
    'create@invites.localhost',
    `From: ${from}
To: create@invites.localhost
Subject: ${title}
Message-ID: <${id}@example.com>
MIME-Version: 1.0
Content-Type: text/calendar; charset=UTF-8; method=REQUEST

BEGIN:VCALENDAR
PRODID:-//Example//Calendar//EN
VERSION:2.0
METHOD:REQUEST
BEGIN:VEVENT
UID:${id}
DTSTAMP:20261120T080000Z
DTSTART:${start}
DTEND:${end}
SUMMARY:${title}
LOCATION:${place}
ORGANIZER;CN=${from.replace(/ <.*/, '')}:mailto:${address}
ATTENDEE;RSVP=TRUE:mailto:create@invites.localhost
END:VEVENT
END:VCALENDAR
`,
  )
  const q = encodeURIComponent(title)
  return (await eventually(async () => (await call<Items<{ uid: string }>>('GET', `/api/events?q=${q}`)).items[0])).uid
}

/** So many people are invited, and most of them answer, each as his calendar would. */
export async function crowd(uid: string, many: number) {
  const people = Array.from({ length: many }, (_, i) => ({ email: `guest.${i}.${uid.slice(0, 6)}@example.org`, name: NAMES[i % NAMES.length] ?? '' }))
  for (const [i, one] of people.entries()) await call('POST', `/api/event/${uid}/invite`, { ...one, origin: ['newsletter', 'web', 'qr'][i % 3] })
  for (const [i, one] of people.entries()) {
    if (i % 6 === 5) continue
    const box = `/api/local/mailboxes/${encodeURIComponent(one.email)}`
    const letter = await eventually(async () => (await call<Items<{ id: string }>>('GET', box)).items[0])
    const says = i % 7 === 3 ? 'no' : i % 5 === 2 ? 'maybe' : 'yes'
    await call('POST', `${box}/${encodeURIComponent(letter.id)}/answer`, { says, dialect: DIALECTS[i % 3], date: '' })
  }
}
