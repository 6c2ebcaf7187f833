import { createApp } from 'vue'
import App from './App.vue'
import { router } from './router'
import { lapsed } from './session'
import { words } from './words'
import './style/tokens.css'
import './style/base.css'

await lapsed()
createApp(App).use(words).use(router).mount('#app')
