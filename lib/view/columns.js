// Articles as columns, facts as lines; every sentence leads to its article. One below the other when narrow.
// Words come from saved pages: they are set as text, never as HTML.

const make = (name, cls, text) => {
  const node = document.createElement(name)
  if (cls) node.className = cls
  if (text !== undefined && text !== null) node.textContent = text
  return node
}

export default function (component) {
  const { data, parentElement, setTriggerValue } = component
  const root = parentElement.querySelector(".columns")
  if (!root || !data) return

  const opener = (key, title, label) => {
    const button = make("button", "open", "→")
    button.type = "button"
    button.title = title
    button.setAttribute("aria-label", `${title}: ${label}`)
    button.onclick = () => setTriggerValue("opened", key)
    return button
  }
  const badge = (stance) => {
    const box = make("span", "badge")
    const sign = make("span", "sign", data.signs[stance])
    sign.style.background = data.colours[stance]
    sign.style.color = data.inks[stance]
    sign.setAttribute("aria-hidden", "true")
    box.append(sign, make("strong", "", data.stances[stance]))
    return box
  }
  const sentenceOf = (sentence, head, line) => {
    const box = make("div", "said")
    const quote = make("blockquote")
    if (head.language) quote.lang = head.language
    for (const [text, cue] of sentence.pieces) quote.append(cue ? make("mark", "", text) : document.createTextNode(text))
    const foot = make("div", "foot")
    foot.append(badge(sentence.stance), opener(sentence.key, data.open, `${line.country}, ${line.kind}, ${head.short}`))
    box.append(foot, quote)
    return box
  }

  const table = make("table")
  table.setAttribute("aria-label", data.name)
  const top = table.createTHead().insertRow()
  const corner = make("th", "fact", data.fact)
  corner.scope = "col"
  top.append(corner)
  for (const head of data.heads) {
    const cell = make("th")
    cell.scope = "col"
    const title = make("button", "title", head.title)
    title.type = "button"
    title.title = data.open_article
    title.onclick = () => setTriggerValue("opened", head.key)
    if (head.language) title.lang = head.language
    cell.append(title, make("span", "source", head.source))
    top.append(cell)
  }
  const body = table.createTBody()
  for (const line of data.lines) {
    const row = body.insertRow()
    row.className = line.agreement
    const fact = make("th", "fact")
    fact.scope = "row"
    const chip = make("span", "chip")
    const sign = make("span", "agreement", line.sign)
    sign.setAttribute("aria-hidden", "true")
    chip.append(sign, document.createTextNode(line.agreement_words))
    fact.append(make("span", "country", line.country), make("span", "kind", line.kind), chip)
    row.append(fact)
    line.cells.forEach((cell, at) => {
      const head = data.heads[at]
      const box = row.insertCell()
      box.dataset.source = head.short
      if (cell.sentences.length) box.append(...cell.sentences.map((sentence) => sentenceOf(sentence, head, line)))
      if (cell.rest) box.append(make("p", "rest", cell.rest))
      if (!cell.sentences.length) {
        box.className = "nothing"
        const dash = make("span", "", "–")
        dash.setAttribute("aria-label", data.nothing)
        box.append(dash)
      }
    })
  }
  root.style.setProperty("--columns", data.heads.length)
  root.replaceChildren(table)
}
