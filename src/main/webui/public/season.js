// The pages of a season: games stay chosen from one view to the next, and times show on the visitor's own clock, too.
const form = document.getElementById('picks')
const asked = document.getElementById('asked')
const key = (season) => `cis-picks-${season}`

function kept(season) {
  try {
    return new Set(JSON.parse(sessionStorage.getItem(key(season)) ?? '[]'))
  } catch {
    // Without a memory the boxes of one view still work.
    return new Set()
  }
}

function keep(season, picks) {
  try {
    sessionStorage.setItem(key(season), JSON.stringify([...picks]))
  } catch {
    // As above.
  }
}

if (asked) keep(asked.dataset.season, new Set())

if (form) {
  const season = form.dataset.season
  const most = Number(form.dataset.most)
  const bar = document.getElementById('bar')
  const chosen = document.getElementById('chosen')
  const email = document.getElementById('email')
  const boxes = [...document.querySelectorAll('input[name=pick]')]
  const picks = kept(season)

  const show = (instead = '') => {
    for (const box of boxes) box.checked = picks.has(box.value)
    bar.hidden = picks.size === 0 && !instead
    const text = picks.size === 1 ? bar.dataset.one : bar.dataset.many.replace('[n]', String(picks.size))
    chosen.textContent = instead || text
    document.documentElement.style.setProperty('scroll-padding-block-end', bar.hidden ? '' : `${bar.offsetHeight + 16}px`)
  }

  for (const box of boxes) {
    box.addEventListener('change', () => {
      const full = box.checked && picks.size >= most
      if (box.checked && !full) picks.add(box.value)
      else picks.delete(box.value)
      keep(season, picks)
      show(full ? bar.dataset.full : '')
    })
  }

  document.getElementById('clear').addEventListener('click', () => {
    picks.clear()
    keep(season, picks)
    show()
    email.focus()
  })

  // Those of other views go along; the button of a team means its games alone.
  form.addEventListener('submit', (event) => {
    if (picks.size === 0 && event.submitter?.name !== 'team') {
      event.preventDefault()
      show(bar.dataset.none)
      return
    }
    document.getElementById('basket').value = [...picks].join(',')
  })

  // The address goes along to the next view, too, and in no link.
  const named = `${season}-email`
  const name = () => keep(named, new Set([email.value]))
  if (email.value) name()
  else email.value = [...kept(named)][0] ?? ''
  email.addEventListener('change', name)
  // A page that comes out of the browser's own memory may show what was chosen before.
  addEventListener('pageshow', () => {
    picks.clear()
    for (const pick of kept(season)) picks.add(pick)
    show()
  })
  show()
}

const head = document.querySelector('.head')
if (head) {
  const room = () => {
    const sticky = getComputedStyle(head).position === 'sticky'
    document.documentElement.style.setProperty('scroll-padding-block-start', sticky ? `${head.offsetHeight + 12}px` : '')
  }
  new ResizeObserver(room).observe(head)
}

const own = Intl.DateTimeFormat().resolvedOptions().timeZone
const { lang } = document.documentElement
// As the server writes the season's own: in English the day before the month, and everywhere by 24 hours.
const clock = new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, { dateStyle: 'full', timeStyle: 'short', hourCycle: 'h23' })
const said = (date) => (lang === 'en' ? clock.format(date).replace(/^(\w+),? /, '$1, ').replace(/,? at /, ', ') : clock.format(date))
const wall = (date, zone) => date.toLocaleString('en', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
for (const time of document.querySelectorAll('.games time')) {
  const zone = time.closest('ul').dataset.zone
  const there = time.parentElement.querySelector('.here')
  try {
    const date = new Date(time.dateTime)
    if (!time.dateTime.includes('T') || !zone || wall(date, own) === wall(date, zone)) continue
    there.textContent = ` · ${time.closest('ul').dataset.here} ${said(date)} (${own})`
    there.hidden = false
  } catch {
    // A zone that this browser does not know: the season's clock stands there anyway.
  }
}
