// Numbers as buttons: each leads to its rows.

const make = (name, cls, text) => {
  const node = document.createElement(name)
  if (cls) node.className = cls
  if (text !== undefined && text !== null) node.textContent = text
  return node
}

export default function (component) {
  const { data, parentElement, setTriggerValue } = component
  const root = parentElement.querySelector(".tiles")
  if (!root || !data) return
  root.setAttribute("aria-label", data.name)
  root.replaceChildren(...data.tiles.map((tile) => {
    const item = make("li")
    const button = make("button", "tile")
    button.type = "button"
    button.title = tile.leads
    button.setAttribute("aria-label", `${tile.value} ${tile.label}${tile.note ? `, ${tile.note}` : ""}: ${tile.leads}`)
    if (!tile.away) button.setAttribute("aria-expanded", String(tile.key === data.chosen))
    const label = make("span", "label")
    if (tile.sign) {
      const sign = make("span", "sign", tile.sign)
      sign.style.background = tile.colour
      sign.style.color = tile.ink
      sign.setAttribute("aria-hidden", "true")
      label.append(sign)
    }
    label.append(make("span", "", tile.label + (tile.away ? " →" : "")))
    button.append(make("span", "value", tile.value), label)
    if (tile.note) button.append(make("span", "note", tile.note))
    button.onclick = () => setTriggerValue("opened", tile.key)
    item.append(button)
    return item
  }))
}
