// Values with the number of hits, a group a kind; each narrows the filter.
// Values come from saved pages: they are set as text, never as HTML.

const make = (name, cls, text) => {
  const node = document.createElement(name)
  if (cls) node.className = cls
  if (text !== undefined && text !== null) node.textContent = text
  return node
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".facets")
  if (!root || !data) return
  root.replaceChildren(...data.groups.map((group) => {
    const box = make("section")
    const list = make("ul")
    list.setAttribute("aria-label", group.name)
    list.append(...group.values.map((value) => {
      const item = make("li")
      const button = make("button", "facet")
      button.type = "button"
      button.title = data.open
      button.append(make("span", "name", value.name), make("span", "count", value.count))
      button.onclick = () => setTriggerValue("opened", value.key)
      item.append(button)
      return item
    }))
    box.append(make("h4", "", group.name), list)
    return box
  }))
}
