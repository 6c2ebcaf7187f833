import { h, type FunctionalComponent } from 'vue'

/** A text of somebody else: it turns nothing around it, and an address that is too long for its line breaks before its @. */
export const Isolated: FunctionalComponent<{ text: string }> = ({ text }) =>
  h('bdi', text.split(/(?=@)/).flatMap((part, at) => (at ? [h('wbr'), part] : [part])))
Isolated.props = ['text']
