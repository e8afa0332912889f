// Two sentences side by side, each with its source and a way to its article.
// Words come from saved pages: they are set as text, never as HTML.

const make = (name, cls, text) => {
  const node = document.createElement(name)
  if (cls) node.className = cls
  if (text !== undefined && text !== null) node.textContent = text
  return node
}

export default function (component) {
  const { data, parentElement, setTriggerValue } = component
  const root = parentElement.querySelector(".pairs")
  if (!root || !data) return
  root.setAttribute("aria-label", data.name)

  const half = (side) => {
    const box = make("div", "side")
    const head = make("p", "stance")
    const sign = make("span", "sign", data.signs[side.stance])
    sign.style.background = data.colours[side.stance]
    sign.style.color = data.inks[side.stance]
    sign.setAttribute("aria-hidden", "true")
    head.append(sign, make("strong", "", data.stances[side.stance]))
    if (side.times) head.append(make("span", "note", side.times))
    const quote = make("blockquote", "", side.evidence)
    if (side.language) quote.lang = side.language
    const foot = make("p", "source")
    foot.append(make("span", "", side.source))
    const open = make("button", "open", "→")
    open.type = "button"
    open.title = data.open
    open.setAttribute("aria-label", `${data.open}: ${side.source}`)
    open.onclick = () => setTriggerValue("opened", side.id)
    foot.append(open)
    box.append(head, quote, foot)
    return box
  }

  root.replaceChildren(...data.pairs.map((pair) => {
    const card = make("li", "pair")
    const head = make("p", "head")
    head.append(make("strong", "", pair.title))
    for (const word of pair.notes) head.append(make("span", "chip", word))
    const middle = make("span", "between", data.between)
    middle.setAttribute("aria-hidden", "true")
    const both = make("div", "both")
    both.append(half(pair.one), middle, half(pair.other))
    card.append(head, both)
    return card
  }))
}
