import { createRouter, createWebHistory } from 'vue-router'
import { EVENT_PAGES } from './pages/event'
import { systemPages } from './pages/system'
import { session } from './session'

declare module 'vue-router' {
  interface RouteMeta {
    /** Who may see it, besides administrators; without it everybody. */
    for?: 'signed-in' | 'organizer' | 'link' | 'system'
    /** Its panes move the focus themselves, from one address of the page to another. */
    panes?: boolean
  }
}

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: '/', redirect: () => (session.role === 'link' ? `/event/${session.event}` : '/events') },
    { path: '/sign-in', component: () => import('./pages/SignIn.vue') },
    { path: '/events', component: () => import('./pages/Events.vue'), meta: { for: 'signed-in' } },
    { path: '/event/:uid', component: () => import('./pages/Event.vue'), props: true, meta: { for: 'link' }, children: EVENT_PAGES },
    { path: '/mailboxes/:address?/:id?', component: () => import('./pages/Mailboxes.vue'), props: true, meta: { for: 'system', panes: true } },
    { path: '/schedules', component: () => import('./pages/Schedules.vue'), meta: { for: 'signed-in' } },
    { path: '/pipeline', component: () => import('./pages/Pipeline.vue'), meta: { for: 'system' } },
    { path: '/look/:whose?', component: () => import('./pages/Look.vue'), props: true, meta: { for: 'signed-in' } },
    { path: '/account', component: () => import('./pages/Account.vue'), meta: { for: 'organizer' } },
    {
      path: '/system',
      component: () => import('./pages/System.vue'),
      meta: { for: 'system' },
      redirect: '/system/mails',
      children: systemPages,
    },
    { path: '/:rest(.*)*', component: () => import('./pages/Absent.vue') },
    { path: '/:barred(.*)*', name: 'barred', component: () => import('./pages/Barred.vue') },
  ],
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
})

router.beforeEach((to) => {
  const who = to.meta.for
  if (!who) return true
  if (!session.signed_in) return { path: '/sign-in', query: { to: to.fullPath } }
  const system = session.role === 'system'
  const organizer = session.role === 'organizer'
  const enough = { link: true, organizer, system, 'signed-in': system || organizer }[who]
  // The address stays: it is the page of somebody else.
  return enough || { name: 'barred', params: { barred: to.path.slice(1).split('/') }, query: to.query, replace: true }
})

// Whoever hears pages instead of seeing them is told that there is another one.
router.afterEach((to, from) => {
  if (to.meta.panes && from.meta.panes) return
  queueMicrotask(() => document.getElementById('content')?.focus())
})
