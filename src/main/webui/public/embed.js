// <cis-invite event="UID"></cis-invite> shows the page of an event inside another page, as high as it needs to be.
// origin="newsletter" says where its guests came from; title="…" names the frame for screen readers.
(() => {
  const server = new URL('.', document.currentScript.src)
  customElements.define(
    'cis-invite',
    class extends HTMLElement {
      connectedCallback() {
        const page = new URL(`e/${encodeURIComponent(this.getAttribute('event') ?? '')}`, server)
        page.searchParams.set('embed', '1')
        const origin = this.getAttribute('origin')
        if (origin) page.searchParams.set('origin', origin)
        const frame = document.createElement('iframe')
        frame.src = page.href
        frame.title = this.getAttribute('title') ?? 'Event'
        frame.style.cssText = 'border:0;display:block;width:100%;height:600px'
        this.hear = (message) => {
          const high = message.source === frame.contentWindow && message.origin === server.origin ? message.data?.cisHeight : 0
          if (Number.isFinite(high) && high > 0) frame.style.height = `${Math.min(high, 10000)}px`
        }
        window.addEventListener('message', this.hear)
        this.replaceChildren(frame)
      }
      disconnectedCallback() {
        window.removeEventListener('message', this.hear)
      }
    },
  )
})()
