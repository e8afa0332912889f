// Hits of a search: the headline opens the page, the words that were found are marked.
// Words come from saved pages: they are set as text, never as HTML.

const make = (name, cls, text) => {
  const node = document.createElement(name)
  if (cls) node.className = cls
  if (text !== undefined && text !== null) node.textContent = text
  return node
}

const marked = (node, pieces) => {
  for (const [text, hit] of pieces) node.append(hit ? make("mark", "", text) : document.createTextNode(text))
  return node
}

export default function (component) {
  const { data, parentElement, setTriggerValue } = component
  const root = parentElement.querySelector(".hits")
  if (!root || !data) return
  root.setAttribute("aria-label", data.name)
  const grounds = (found) => {
    const list = make("p", "grounds")
    for (const ground of found) {
      const button = make("button", "ground")
      button.type = "button"
      button.title = data.why
      const sign = make("span", "sign", data.signs[ground.stance])
      sign.style.background = data.colours[ground.stance]
      sign.style.color = data.inks[ground.stance]
      sign.setAttribute("aria-hidden", "true")
      button.append(sign, make("span", "", `${ground.name} · ${data.stances[ground.stance]}`))
      button.onclick = () => setTriggerValue("opened", ground.key)
      list.append(button)
    }
    return list
  }
  root.replaceChildren(...data.hits.map((hit) => {
    const item = make("li", "hit")
    const title = marked(make("button", "title"), hit.title)
    title.type = "button"
    title.title = data.open
    title.onclick = () => setTriggerValue("opened", hit.key)
    const snippet = marked(make("p", "snippet"), hit.snippet)
    if (hit.language) title.lang = snippet.lang = hit.language
    item.append(title, make("p", "source", hit.source))
    if (hit.snippet.length) item.append(snippet)
    if (hit.note) item.append(make("p", "note", hit.note))
    if (hit.grounds.length) item.append(grounds(hit.grounds))
    return item
  }))
}
