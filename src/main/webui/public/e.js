// The public page of an event: its time on the visitor's own clock, and its height for whoever shows it in a frame.
(() => {
  const here = document.getElementById('here')
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone
  const time = here?.querySelector('time')
  const offset = (date, zone) => date.toLocaleString('en', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
  try {
    const start = new Date(time.dateTime)
    const end = new Date(here.dataset.end)
    if (offset(start, own) !== offset(start, here.dataset.zone) || offset(end, own) !== offset(end, here.dataset.zone)) {
      const format = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'full', timeStyle: 'short' })
      time.textContent = `${format.formatRange(start, end)} (${own})`
      here.hidden = false
    }
  } catch {
    // No such page, or a zone that this browser does not know: the organizer's clock stands there anyway.
  }
  if (window.parent === window) return
  const tell = () => window.parent.postMessage({ cisHeight: document.documentElement.offsetHeight }, '*')
  new ResizeObserver(tell).observe(document.documentElement)
  tell()
})()
