import type { RouteRecordRaw } from 'vue-router'

/** The pages of one event, in the order of their menu; the first has the address of the event itself. */
export const EVENT_PAGES: RouteRecordRaw[] = [
  { path: '', component: () => import('./Numbers.vue') },
  { path: 'attendees', component: () => import('./Attendees.vue') },
  { path: 'dates', component: () => import('./Dates.vue') },
  { path: 'list', component: () => import('./List.vue') },
  { path: 'share', component: () => import('./Share.vue') },
]
