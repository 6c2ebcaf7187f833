// Before anything is shown, so that nobody sees the other look for a moment.
try {
  const chosen = localStorage.getItem('cis.theme')
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen
} catch {
  // Storage is off: the look of the system is as good.
}
