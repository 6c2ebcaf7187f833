import { useI18n } from 'vue-i18n'

/** Where invites came from and which calendars answered, in words; what an operator named himself stays as he wrote it. */
export function sources() {
  const { t, te } = useI18n()
  const said = (key: string, otherwise: string) => (te(key) ? t(key) : otherwise)
  return {
    origin: (origin: string) => said(`event.from-${origin}`, origin),
    client: (client: string) => said(`event.client-${client}`, client),
  }
}
